import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { availableParallelism } from 'node:os';
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { AnalyzerReport } from '../../../contracts/analysis/finding.js';
import { AnalysisSettings } from '../analysis-settings.js';
import type { ReportProgress } from '../analyzer.js';
import { AnalyzerOutOfMemory } from './analyzer-out-of-memory.js';
import { watchThreads } from './ended-threads.js';
import { Slots } from './slots.js';
import type { ThreadProgress, ThreadResult, ThreadTask } from './thread-task.js';

const DEFAULT_MEMORY_MB = 1024;
const IDLE_MS = 30_000;
const THREADS = Math.max(2, availableParallelism());

/**
 * The threads that analyze: one pool per process, started with the first run, each thread ended after 30 idle seconds.
 * Aborting a run ends its thread in the middle of whatever it does.
 */
@Injectable()
export class AnalysisThreads implements OnModuleDestroy {
  readonly #memoryMb: number;
  // Piscina never gets more runs than it has threads: those in its queue would be forgotten when an abort ends the thread
  // they wait for and no other is running.
  readonly #slots = new Slots(THREADS);
  #pool: Piscina<ThreadTask, ThreadResult> | undefined;

  constructor(settings: AnalysisSettings) {
    this.#memoryMb = settings.threadMemoryMb ?? DEFAULT_MEMORY_MB;
  }

  /** How many threads there are now, idle ones included. */
  get count(): number {
    return this.#pool?.threads.length ?? 0;
  }

  /**
   * Runs an analyzer over the tree at `root` (absolute, real). Rejects with AbortError once the thread is really gone, with
   * AnalyzerOutOfMemory, or with what the analyzer threw.
   */
  async run(analyzer: string, root: string, signal: AbortSignal, progress: ReportProgress): Promise<AnalyzerReport> {
    const free = await this.#slots.take(signal);
    try {
      return await this.#runInThread(analyzer, root, signal, progress);
    } catch (error) {
      throw isOutOfMemory(error) ? new AnalyzerOutOfMemory(analyzer, this.#memoryMb) : error;
    } finally {
      free();
    }
  }

  async onModuleDestroy(): Promise<void> {
    const pool = this.#pool;
    this.#pool = undefined;
    await pool?.destroy();
  }

  async #runInThread(analyzer: string, root: string, signal: AbortSignal, progress: ReportProgress) {
    const pool = (this.#pool ??= this.#start());
    const { port1, port2: port } = new MessageChannel();
    port1.on('message', ({ percent, message }: ThreadProgress) => progress(percent, message));
    const threadEnded = watchThreads(pool, signal);
    try {
      const result = await pool.run({ analyzer, root, port }, { signal, transferList: [port] });
      if ('report' in result) return result.report;
      throw Object.assign(new Error(result.error.message), result.error);
    } finally {
      port1.close();
      await threadEnded();
    }
  }

  #start(): Piscina<ThreadTask, ThreadResult> {
    const pool = new Piscina<ThreadTask, ThreadResult>({
      filename: new URL('./analyze-tree.thread.js', import.meta.url).href,
      minThreads: 0,
      maxThreads: THREADS,
      idleTimeout: IDLE_MS,
      resourceLimits: { maxOldGenerationSizeMb: this.#memoryMb },
      // Neither our environment (keys, TIMING for ESLint) nor our flags are the analyzers' business.
      env: {},
      execArgv: [],
    });
    // A thread that dies before its run began fails nobody's promise: the pool goes, and the runs in it are tried again.
    pool.on('error', () => {
      if (this.#pool === pool) this.#pool = undefined;
      void pool.destroy();
    });
    return pool;
  }
}

function isOutOfMemory(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
