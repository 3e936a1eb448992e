import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { availableParallelism } from 'node:os';
import type { AnalyzerReport } from '../../../contracts/analysis/finding.js';
import type { AnalyzerRequest } from '../analyzer-request.js';
import { AnalysisSettings } from '../analysis-settings.js';
import { AnalyzerProcess, type Listener } from './analyzer-process.js';
import { Slots } from '../../processes/slots.js';

const DEFAULT_MEMORY_MB = 1024;
const DEFAULT_TIME_LIMIT_SECONDS = 480;
const IDLE_MS = 30_000;
const PROCESSES = Math.max(2, availableParallelism());

/**
 * The processes that analyze: as many as cores, started when they are needed, used again, each ended after 30 idle seconds.
 * Aborting a run kills its process in the middle of whatever it does; one that needs too much memory dies alone.
 */
@Injectable()
export class AnalysisProcesses implements OnModuleDestroy {
  readonly #options: { readonly memoryMb: number; readonly owner: string; readonly programFolders: readonly string[] };
  readonly #slots = new Slots(PROCESSES);
  readonly #all = new Set<AnalyzerProcess>();
  readonly #idle = new Map<AnalyzerProcess, NodeJS.Timeout>();

  readonly #timeLimitSeconds: number;

  constructor({ analyzerMemoryMb, analyzerTimeLimitSeconds, scratchFolder, programFolders = [] }: AnalysisSettings) {
    this.#timeLimitSeconds = analyzerTimeLimitSeconds ?? DEFAULT_TIME_LIMIT_SECONDS;
    this.#options = { memoryMb: analyzerMemoryMb ?? DEFAULT_MEMORY_MB, owner: scratchFolder, programFolders };
  }

  /** How many there are now, idle ones included. */
  get count(): number {
    return this.#all.size;
  }

  /**
   * Runs an analyzer over the tree at `root` (absolute, real). Rejects with the signal's reason once the process is really
   * gone, with AnalyzerOutOfMemory, AnalyzerCrashed, or what the analyzer threw.
   */
  async run(
    analyzer: string,
    root: string,
    signal: AbortSignal,
    listener: Listener,
    request: Partial<AnalyzerRequest> = {},
  ): Promise<AnalyzerReport> {
    const free = await this.#slots.take(signal);
    try {
      signal.throwIfAborted();
      const whole = { findings: [], timeLimitSeconds: this.#timeLimitSeconds, ...request };
      return await this.#runInOne(signal, (one) => one.run(analyzer, root, whole, listener));
    } finally {
      free();
    }
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([...this.#all].map((one) => one.kill()));
  }

  async #runInOne(
    signal: AbortSignal,
    run: (one: AnalyzerProcess) => Promise<AnalyzerReport>,
  ): Promise<AnalyzerReport> {
    const one = this.#takeIdle() ?? this.#start();
    const stop = (): void => void one.kill();
    signal.addEventListener('abort', stop, { once: true });
    try {
      return await run(one);
    } catch (error) {
      throw signal.aborted ? signal.reason : error;
    } finally {
      signal.removeEventListener('abort', stop);
      if (signal.aborted) await one.ended;
      else if (one.isAlive) this.#rest(one);
    }
  }

  #start(): AnalyzerProcess {
    const one = new AnalyzerProcess(this.#options);
    this.#all.add(one);
    void one.ended.then(() => {
      this.#all.delete(one);
      clearTimeout(this.#idle.get(one));
      this.#idle.delete(one);
    });
    return one;
  }

  #rest(one: AnalyzerProcess): void {
    this.#idle.set(one, setTimeout(() => void one.kill(), IDLE_MS).unref());
  }

  #takeIdle(): AnalyzerProcess | undefined {
    for (const [one, timer] of this.#idle) {
      clearTimeout(timer);
      this.#idle.delete(one);
      if (one.isAlive) return one;
    }
    return undefined;
  }
}
