/** The framework cannot train on these data; the message says what can. No retry helps. */
export class UnsuitableData extends Error {
  override readonly name = 'UnsuitableData';
}
