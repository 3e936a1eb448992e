import type { SubtaskOutcome } from '../../contracts/task-run.js';

const WAIT_MS = 50;

/** Gathers the ends of subtasks that come close together, so that many are written by one statement. */
export class OutcomeBuffer {
  private waiting: SubtaskOutcome[] = [];
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();
  private failure: Error | undefined;

  constructor(private readonly write: (outcomes: readonly SubtaskOutcome[]) => Promise<void>) {}

  add(outcome: SubtaskOutcome): void {
    this.waiting.push(outcome);
    this.timer ??= setTimeout(() => this.flush(), WAIT_MS);
  }

  /** Writes what is left. Throws what went wrong with any of the writes. */
  async close(): Promise<void> {
    this.flush();
    await this.writing;
    if (this.failure) throw this.failure;
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const outcomes = this.waiting;
    this.waiting = [];
    if (outcomes.length === 0) return;
    this.writing = this.writing
      .then(() => this.write(outcomes))
      .catch((error: Error) => {
        this.failure ??= error;
      });
  }
}
