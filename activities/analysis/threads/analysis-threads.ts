import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { MessageChannel, type Worker } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { AnalyzerReport } from '../../../contracts/analysis/finding.js';
import { AnalysisSettings } from '../analysis-settings.js';
import type { ReportProgress } from '../analyzer.js';
import { AnalyzerOutOfMemory } from './analyzer-out-of-memory.js';
import type { ThreadProgress, ThreadResult, ThreadTask } from './thread-task.js';

const DEFAULT_MEMORY_MB = 1024;
const IDLE_MS = 30_000;

/**
 * The threads that analyze: one pool per process, started with the first run, each thread ended after 30 idle seconds.
 * Aborting a run ends its thread in the middle of whatever it does.
 */
@Injectable()
export class AnalysisThreads implements OnModuleDestroy {
  readonly #memoryMb: number;
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
    signal.throwIfAborted();
    const pool = (this.#pool ??= this.#start());
    const { port1, port2: port } = new MessageChannel();
    port1.on('message', ({ percent, message }: ThreadProgress) => progress(percent, message));
    const ended = endedBy(signal, pool);
    try {
      const result = await pool.run({ analyzer, root, port }, { signal, transferList: [port] });
      if ('report' in result) return result.report;
      throw Object.assign(new Error(result.error.message), result.error);
    } catch (error) {
      throw isOutOfMemory(error) ? new AnalyzerOutOfMemory(analyzer, this.#memoryMb) : error;
    } finally {
      port1.close();
      await ended();
    }
  }

  async onModuleDestroy(): Promise<void> {
    const pool = this.#pool;
    this.#pool = undefined;
    await pool?.destroy();
  }

  #start(): Piscina<ThreadTask, ThreadResult> {
    return new Piscina<ThreadTask, ThreadResult>({
      filename: new URL('./analyze-tree.thread.js', import.meta.url).href,
      minThreads: 0,
      maxThreads: Math.max(2, availableParallelism()),
      idleTimeout: IDLE_MS,
      resourceLimits: { maxOldGenerationSizeMb: this.#memoryMb },
      // Neither our environment (keys, TIMING for ESLint) nor our flags are the analyzers' business.
      env: {},
      execArgv: [],
    });
  }
}

/** Waits for the threads that an abort ended: piscina rejects at once, while the thread may still be on its way out. */
function endedBy(signal: AbortSignal, pool: Piscina): () => Promise<void> {
  let before: readonly Worker[] = [];
  const remember = (): void => {
    before = [...pool.threads];
  };
  // Registered before piscina's own listener, so it still sees the thread that is about to be taken from the pool.
  signal.addEventListener('abort', remember, { once: true });
  return async () => {
    signal.removeEventListener('abort', remember);
    const gone = before.filter((worker) => !pool.threads.includes(worker) && worker.threadId !== -1);
    await Promise.all(gone.map((worker) => once(worker, 'exit')));
  };
}

function isOutOfMemory(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
