/** How long an analyzer may go on. What it leaves out because of it, its report names. */
export class TimeLimit {
  readonly #end: number;

  constructor(private readonly seconds: number) {
    this.#end = performance.now() + seconds * 1000;
  }

  get isOver(): boolean {
    return performance.now() >= this.#end;
  }

  /** Aborts when the time is over. */
  signal(): AbortSignal {
    return AbortSignal.timeout(Math.max(0, Math.ceil(this.#end - performance.now())));
  }

  get reason(): string {
    return `the time limit of ${this.seconds} seconds (ANALYZER_TIME_LIMIT_SECONDS) was reached`;
  }
}
