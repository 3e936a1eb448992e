import type { ReportProgress } from '../analyzer.js';

const LOOK_MS = 250;
const SILENT_MS = 600;

/**
 * Repeats what an analyzer said last, with the seconds that it has lasted, while it says nothing more. The analyzer may be busy with one
 * file for long, and has no moment to say so itself: hence this runs in the process that listens.
 */
export class Silence {
  #percent = 0;
  #message = '';
  #saidAt = performance.now();
  #repeatedAt = this.#saidAt;
  readonly #timer = setInterval(() => this.#look(), LOOK_MS);

  constructor(private readonly tell: ReportProgress) {}

  /** Passes on what the analyzer says. */
  hear(percent: number, message: string): void {
    this.#percent = percent;
    this.#message = message;
    this.#saidAt = this.#repeatedAt = performance.now();
    this.tell(percent, message);
  }

  end(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const now = performance.now();
    if (this.#message === '' || now - this.#repeatedAt < SILENT_MS) return;
    this.#repeatedAt = now;
    this.tell(this.#percent, `${this.#message}, ${Math.round((now - this.#saidAt) / 1000)} s`);
  }
}
