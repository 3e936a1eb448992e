const PLAIN_INTERVAL_MS = 10_000;

/** One line of live progress on stderr with the seconds gone by; without a terminal, a plain line every ten seconds. */
export class ProgressLine {
  private readonly started = Date.now();
  private lastPlain = 0;

  constructor(private readonly title: string) {}

  show(message: string): void {
    const text = `${this.title}: ${message} (${this.seconds()} s)`;
    if (process.stderr.isTTY) {
      process.stderr.write(`\r\x1b[2K${text.slice(0, (process.stderr.columns ?? 80) - 1)}`);
    } else if (Date.now() - this.lastPlain >= PLAIN_INTERVAL_MS) {
      this.lastPlain = Date.now();
      process.stderr.write(`${text}\n`);
    }
  }

  end(message: string): void {
    process.stderr.write(`${process.stderr.isTTY ? '\r\x1b[2K' : ''}${this.title}: ${message} (${this.seconds()} s)\n`);
  }

  private seconds(): number {
    return Math.round((Date.now() - this.started) / 1000);
  }
}
