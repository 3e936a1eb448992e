/** The code to analyze cannot be had under what the task named. Trying again will not help. */
export class InvalidSource extends Error {
  override readonly name = 'InvalidSource';
}
