/** The target does not answer. Another attempt may find it started. */
export class TargetUnreachable extends Error {
  override readonly name = 'TargetUnreachable';

  constructor(url: string, reason: string) {
    super(`${url} does not answer (${reason}). Start the program there, then rerun the subtask.`);
  }
}
