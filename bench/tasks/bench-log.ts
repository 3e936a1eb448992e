import { closeSync, openSync, writeSync } from 'node:fs';

/** Appends a line about each body to the file of BENCH_LOG: `S` or `E`, its tag, CLOCK_MONOTONIC in ns, the process id. */
export class BenchLog {
  private readonly file: number;

  /** Throws when the environment names no file, or one that cannot be written. */
  constructor(path = process.env['BENCH_LOG']) {
    if (!path)
      throw new Error(
        'BENCH_LOG is not set. With MILLRACE_BENCH=1 it names the file for the times: BENCH_LOG=/tmp/bench.log',
      );
    this.file = openSync(path, 'a');
  }

  write(kind: 'S' | 'E', tag: string): void {
    writeSync(this.file, `${kind} ${tag} ${process.hrtime.bigint()} ${process.pid}\n`);
  }

  close(): void {
    closeSync(this.file);
  }
}
