import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Block } from './documents.js';

/** A block that takes longer has failed. */
export const BLOCK_MS = 300_000;

interface ShellOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** What stands in the documents, and what it is on this machine. */
  readonly replace: Readonly<Record<string, string>>;
}

/**
 * One bash for a document, so that its variables and functions pass from block to block as they do for a reader. A command
 * that fails ends it, as with `set -euo pipefail`, and is an error that names the place in the document.
 */
export class Shell {
  private readonly folder = mkdtempSync(join(tmpdir(), 'millrace-docs-'));
  private readonly child: ChildProcess;
  private printed = '';
  private count = 0;
  private ended = false;

  constructor(private readonly options: ShellOptions) {
    const { cwd, env } = options;
    this.child = spawn('bash', ['--noprofile', '--norc'], {
      cwd,
      env,
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const keep = (chunk: Buffer) => (this.printed += chunk.toString());
    this.child.stdout?.on('data', keep);
    this.child.stderr?.on('data', keep);
    this.child.once('exit', () => (this.ended = true));
    this.child.stdin?.write('set -euo pipefail\n');
  }

  /** Runs a block and returns what it printed. */
  async run(block: Pick<Block, 'document' | 'line' | 'text'>): Promise<string> {
    const mark = `end of block ${++this.count} of ${this.child.pid}`;
    const file = join(this.folder, `${this.count}.sh`);
    writeFileSync(file, this.substitute(block.text));
    this.printed = '';
    this.child.stdin?.write(`. ${file} </dev/null\necho '${mark}'\n`);
    const deadline = Date.now() + BLOCK_MS;
    while (!this.printed.includes(mark)) {
      const reason = this.ended ? 'failed' : Date.now() > deadline && `took more than ${BLOCK_MS / 1000} s`;
      if (reason) throw new Error(`${block.document}:${block.line} ${reason}:\n${block.text}\n---\n${this.printed}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return this.printed.slice(0, this.printed.indexOf(mark));
  }

  async close(): Promise<void> {
    if (!this.ended) {
      this.child.stdin?.end();
      await new Promise((resolve) => this.child.once('exit', resolve));
    }
    rmSync(this.folder, { recursive: true });
  }

  private substitute(text: string): string {
    return Object.entries(this.options.replace).reduce((result, [from, to]) => result.replaceAll(from, to), text);
  }
}

/** Makes sure that a command of the examples is there; as root, Debian's package is installed. */
export function requireCommand(name: string): void {
  const isThere = () => {
    try {
      execFileSync('which', [name], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  };
  if (isThere()) return;
  if (process.getuid?.() === 0) execFileSync('apt-get', ['install', '-y', '-qq', name], { stdio: 'ignore' });
  if (!isThere()) throw new Error(`The examples use ${name}, which is not installed: apt-get install ${name}`);
}
