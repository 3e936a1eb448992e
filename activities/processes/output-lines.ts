import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const TAIL = 100;

/** What a process prints on one stream, line by line. Empty lines say nothing and are left out. */
export class OutputLines {
  /** The last lines since the last mark. */
  tail: string[] = [];
  private mark = '';
  private reached: (() => void) | undefined;

  constructor(stream: Readable | null, say: (line: string) => void) {
    if (!stream) return;
    createInterface({ input: stream, crlfDelay: Infinity }).on('line', (line) => {
      if (line === this.mark) return this.reached?.();
      if (line.trim() === '') return;
      this.tail = [...this.tail.slice(1 - TAIL), line];
      say(line);
    });
  }

  /** Resolves when all that comes before the line `mark` was said. */
  until(mark: string): Promise<void> {
    this.tail = [];
    this.mark = mark;
    return new Promise((resolve) => (this.reached = resolve));
  }
}
