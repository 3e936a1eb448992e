import { existsSync, readFileSync } from 'node:fs';

/** What the bodies wrote into the file of BENCH_LOG. A line that a dying process left unfinished is left out. */
export class BodyLog {
  /** When each run of a body came to its end, by tag, in nanoseconds of CLOCK_MONOTONIC. */
  readonly ends: ReadonlyMap<string, readonly bigint[]>;
  /** How many lines there are: it grows whenever a body begins or ends. */
  readonly lines: number;

  private constructor(text: string) {
    const lines = [...text.matchAll(/^([SE]) (\S+) (\d+) \d+$/gm)];
    const ends = new Map<string, bigint[]>();
    for (const [, kind, tag = '', time = ''] of lines) {
      if (kind === 'E') ends.set(tag, [...(ends.get(tag) ?? []), BigInt(time)]);
    }
    this.ends = ends;
    this.lines = lines.length;
  }

  static read(path: string): BodyLog {
    return new BodyLog(existsSync(path) ? readFileSync(path, 'utf8') : '');
  }

  countEnded(tags: readonly string[]): number {
    return tags.filter((tag) => this.ends.has(tag)).length;
  }
}
