/** The data cannot be trained on as they are; the message says what to change. No retry helps. */
export class InvalidDataset extends Error {
  override readonly name = 'InvalidDataset';
}
