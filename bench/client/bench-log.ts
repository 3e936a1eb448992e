import { closeSync, openSync, readSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** When a body ran, in nanoseconds of the clock; `ended` is missing while it runs. */
export interface BodyTimes {
  readonly started: bigint;
  ended?: bigint;
}

/** The log that the bodies append to: `S <tag> <ns> <pid>` at their start and `E <tag> <ns> <pid>` at their end. */
export class BenchLog {
  readonly #file: number;
  readonly #chunk = Buffer.alloc(256 * 1024);
  readonly #bodies = new Map<string, BodyTimes>();
  #offset = 0;
  #rest = '';
  #ended = 0;

  /** The waits end with an error when the signal is aborted. */
  constructor(
    path: string,
    private readonly signal: AbortSignal,
  ) {
    this.#file = openSync(path, 'a+');
  }

  /** The times of the first run of a body, as far as they are written. */
  read(tag: string): BodyTimes | undefined {
    this.#readOn();
    return this.#bodies.get(tag);
  }

  /** How many bodies have begun and not ended. */
  countRunning(): number {
    this.#readOn();
    return this.#bodies.size - this.#ended;
  }

  /** Resolves with their times when all these bodies have ended; looks every `everyMs` milliseconds. */
  async waitForEnd(tags: readonly string[], { everyMs = 5, withinMs = 300_000 } = {}): Promise<Required<BodyTimes>[]> {
    const deadline = Date.now() + withinMs;
    let missing = [...tags];
    for (;;) {
      missing = missing.filter((tag) => this.#bodies.get(tag)?.ended === undefined);
      if (missing.length === 0) break;
      this.signal.throwIfAborted();
      if (Date.now() > deadline) {
        throw new Error(
          `${missing.length} of ${tags.length} bodies did not end within ${withinMs / 1000} s, such as ${missing[0]}.`,
        );
      }
      await sleep(everyMs);
      this.#readOn();
    }
    return tags.map((tag) => this.#bodies.get(tag) as Required<BodyTimes>);
  }

  /** Resolves when `count` bodies run at once. */
  async waitForRunning(count: number, withinMs = 60_000): Promise<void> {
    const deadline = Date.now() + withinMs;
    while (this.countRunning() < count) {
      this.signal.throwIfAborted();
      if (Date.now() > deadline) throw new Error(`${this.countRunning()} of ${count} bodies run at once.`);
      await sleep(5);
    }
  }

  close(): void {
    closeSync(this.#file);
  }

  #readOn(): void {
    let bytes: number;
    while ((bytes = readSync(this.#file, this.#chunk, 0, this.#chunk.length, this.#offset)) > 0) {
      this.#offset += bytes;
      const lines = (this.#rest + this.#chunk.toString('latin1', 0, bytes)).split('\n');
      this.#rest = lines.pop() ?? '';
      for (const line of lines) this.#take(line);
    }
  }

  /** At least once: of a body that ran again the first times count. */
  #take(line: string): void {
    const [kind, tag = '', time = '0'] = line.split(' ');
    const body = this.#bodies.get(tag);
    if (kind === 'S' && !body) this.#bodies.set(tag, { started: BigInt(time) });
    if (kind === 'E' && body && body.ended === undefined) {
      body.ended = BigInt(time);
      this.#ended += 1;
    }
  }
}
