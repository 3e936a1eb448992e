import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { delimiter } from 'node:path';
import type { LogLevel } from '../../../src/subtasks/subtask-context.js';
import type { AnalyzerReport } from '../../../contracts/analysis/finding.js';
import type { AnalyzerRequest } from '../analyzer-request.js';
import { AnalyzerCrashed } from './analyzer-crashed.js';
import { AnalyzerOutOfMemory } from './analyzer-out-of-memory.js';
import { OutputLines } from '../../processes/output-lines.js';
import type { ProcessMessage, ProcessResult } from './process-messages.js';
import { Silence } from './silence.js';

const OUT_OF_MEMORY = /out of memory|Allocation failed/;

export interface ProcessOptions {
  readonly memoryMb: number;
  /** Shown by ps, so that it can be told whose process this is. */
  readonly owner: string;
  /** Where programs are looked for that do not come with the product. */
  readonly programFolders: readonly string[];
}

/** Who hears what an analyzer says while it works. */
export interface Listener {
  progress(percent: number, message: string): void;
  log(level: LogLevel, line: string): void;
}

/** One process that analyzes, one task at a time. It can be killed in the middle of whatever it does. */
export class AnalyzerProcess {
  /** Resolves when it is gone and all it printed was read. */
  readonly ended: Promise<void>;
  isAlive = true;
  private readonly child: ChildProcess;
  private readonly output: readonly OutputLines[];
  private reason = '';
  private listener: Listener | undefined;
  private silence: Silence | undefined;
  private settle: ((result: ProcessResult | null) => void) | undefined;

  constructor(private readonly options: ProcessOptions) {
    const script = new URL('./analyze-tree.process.js', import.meta.url);
    this.child = fork(script, [options.owner], {
      // Neither our environment (keys, TIMING for ESLint) nor our flags are the analyzers' business.
      env: { PATH: options.programFolders.join(delimiter), TMPDIR: options.owner },
      // A group of its own, which ends with it: it may have started tools.
      detached: true,
      execArgv: [`--max-old-space-size=${options.memoryMb}`],
      stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
    });
    this.output = [
      new OutputLines(this.child.stdout, (line) => this.listener?.log('info', line)),
      new OutputLines(this.child.stderr, (line) => this.listener?.log('warn', line)),
    ];
    // It may be gone when we speak to it: that it is, 'close' tells.
    this.child.stdin?.on('error', () => undefined);
    this.child.on('message', (message: ProcessMessage) => this.hear(message));
    this.ended = new Promise((resolve) => {
      this.child.once('error', (error) => this.end(error.message, resolve));
      this.child.once('exit', () => this.killGroup());
      this.child.once('close', (code, signal) => this.end(signal ?? `status ${code}`, resolve));
    });
  }

  /** Rejects with what the analyzer threw, AnalyzerOutOfMemory or AnalyzerCrashed. */
  async run(analyzer: string, root: string, request: AnalyzerRequest, listener: Listener): Promise<AnalyzerReport> {
    const endMark = randomUUID();
    this.listener = listener;
    const silence = (this.silence = new Silence((percent, message) => this.listener?.progress(percent, message)));
    const printed = this.output.map((lines) => lines.until(endMark));
    const result = await new Promise<ProcessResult | null>((resolve) => {
      this.settle = resolve;
      if (!this.isAlive) resolve(null);
      else this.child.send({ analyzer, root, request, endMark }, () => undefined);
    });
    silence.end();
    await Promise.race([Promise.all(printed), this.ended]);
    this.listener = undefined;
    if (result === null) throw this.explain(analyzer);
    if ('report' in result) return result.report;
    throw Object.assign(new Error(result.error.message), result.error);
  }

  /** Resolves when it is really gone. */
  async kill(): Promise<void> {
    if (this.isAlive) this.killGroup();
    await this.ended;
  }

  private killGroup(): void {
    try {
      if (this.child.pid !== undefined) process.kill(-this.child.pid, 'SIGKILL');
    } catch {
      // It is gone, and all that it started.
    }
  }

  private hear(message: ProcessMessage): void {
    if ('percent' in message) this.silence?.hear(message.percent, message.message);
    else this.settle?.(message);
  }

  private end(reason: string, done: () => void): void {
    this.isAlive = false;
    this.reason ||= reason;
    this.settle?.(null);
    done();
  }

  private explain(analyzer: string): Error {
    const lastWords = this.output.flatMap(({ tail }) => tail);
    if (lastWords.some((line) => OUT_OF_MEMORY.test(line)))
      return new AnalyzerOutOfMemory(analyzer, this.options.memoryMb);
    return new AnalyzerCrashed(analyzer, this.reason);
  }
}
