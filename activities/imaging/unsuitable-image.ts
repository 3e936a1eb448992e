/** A picture that the task cannot be done on; no retry helps it. The message says what to send instead. */
export class UnsuitableImage extends Error {
  override readonly name = 'UnsuitableImage';
}
