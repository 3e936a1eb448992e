import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { waitFor } from '../wait-for.js';

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

const ENDS_WITHIN_MS = 60_000;

/** A process of the product, as a person would start it. What it prints is kept, and written to `logFile` for later. */
export class SpawnedProcess {
  readonly exited: Promise<Exit>;
  exit: Exit | null = null;
  private printed = '';
  private readonly child: ChildProcess;

  constructor(
    readonly name: string,
    command: readonly string[],
    { logFile, ...options }: SpawnOptions & { readonly logFile: string },
  ) {
    const [file = '', ...args] = command;
    this.child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const keep = (chunk: Buffer) => {
      this.printed += chunk.toString();
      appendFileSync(logFile, chunk);
    };
    this.child.stdout?.on('data', keep);
    this.child.stderr?.on('data', keep);
    this.exited = new Promise((resolve, reject) => {
      this.child.once('error', reject);
      // Not 'exit': what it printed last must have been read.
      this.child.once('close', (code, signal) => resolve((this.exit = { code, signal })));
    });
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error(`${this.name} could not be spawned.`);
    return this.child.pid;
  }

  get log(): string {
    return this.printed;
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Sends the signal and waits for the end. A process that ignores it is killed, and that is an error. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<Exit> {
    this.child.kill(signal);
    let overran = false;
    const timer = setTimeout(() => {
      overran = true;
      this.child.kill('SIGKILL');
    }, ENDS_WITHIN_MS);
    const exit = await this.exited;
    clearTimeout(timer);
    if (overran) throw new Error(`${this.name} did not end on ${signal}. It said:\n${this.tail()}`);
    return exit;
  }

  /** Waits until something holds; fails at once, with what the process said last, when it ends before. */
  async waitFor<T>(what: string, ask: () => T | Promise<T>): Promise<Exclude<T, false | null | undefined>> {
    return waitFor(`${what} (${this.name})`, () => {
      if (this.exit) throw new Error(`${this.name} ended before ${what}. It said:\n${this.tail()}`);
      return ask();
    });
  }

  async waitForLine(pattern: RegExp): Promise<void> {
    await this.waitFor(`the line ${String(pattern)}`, () => pattern.test(this.printed));
  }

  private tail(): string {
    return this.printed.trimEnd().split('\n').slice(-15).join('\n');
  }
}
