import type { JsonObject } from '../../contracts/json.js';
import { LINES_KEPT, type LogLine } from '../store/statements/change-subtask.js';
import { isStoreAway } from '../store/store-away.js';
import { waitForStore } from '../store/wait-for-store.js';
import type { LogLevel } from './subtask-context.js';

const FLUSH_MS = 250;

export interface Report {
  readonly progress: number;
  readonly message: string;
  readonly metrics: JsonObject | null;
  readonly logs: readonly LogLine[];
  readonly linesDropped: number;
  readonly measures: readonly JsonObject[];
  /** Null when none is newer than the one written before. */
  readonly checkpoint: JsonObject | null;
}

/**
 * Gathers what an activity says and writes it a few times a second. Nothing is dropped but log lines past the limit, and
 * those are counted. `write` returns false when the attempt is superseded; `onSuperseded` is called once then.
 */
export class SubtaskReporter {
  progress = 0;
  message = '';
  checkpoint: JsonObject | null = null;
  private metrics: JsonObject | null = null;
  private logs: LogLine[] = [];
  private measures: JsonObject[] = [];
  private unwritten: JsonObject | null = null;
  private lines = 0;
  private dropped = 0;
  private dirty = false;
  private closed = false;
  private failure: Error | undefined;
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly write: (report: Report) => Promise<boolean>,
    private readonly onSuperseded: () => void,
  ) {}

  reportProgress(percent: number, message: string, metrics?: JsonObject): void {
    this.progress = Math.max(this.progress, Math.min(100, percent));
    this.message = message;
    if (metrics) this.metrics = { ...this.metrics, ...metrics };
    this.schedule();
  }

  reportLine(level: LogLevel, message: string): void {
    if (++this.lines > LINES_KEPT) this.dropped += 1;
    else this.logs.push({ ts: new Date().toISOString(), level, message });
    this.schedule();
  }

  reportMeasure(values: JsonObject): void {
    this.measures.push({ ts: new Date().toISOString(), ...values });
    this.schedule();
  }

  reportCheckpoint(checkpoint: JsonObject): void {
    this.checkpoint = checkpoint;
    this.unwritten = checkpoint;
    this.schedule();
  }

  /** Stops the timer and hands over what was not written yet, for the statement that ends the attempt. */
  async close(): Promise<Report> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.writing;
    if (this.failure) throw this.failure;
    return this.take();
  }

  /** Stops, and writes by itself what was not written yet, if there is any; waits for a store that is away. */
  async flushAndClose(signal: AbortSignal): Promise<void> {
    const report = await this.close();
    if (this.dirty && !(await waitForStore(signal, () => this.write(report)))) this.onSuperseded();
  }

  /** Stops, and offers what was not written yet to the store once; for an attempt that is over. */
  async tryLastWords(): Promise<void> {
    try {
      const report = await this.close();
      if (this.dirty) await this.write(report);
    } catch {
      // The failure itself reaches the row through the workflow, whatever becomes of these lines.
    }
  }

  private schedule(): void {
    this.dirty = true;
    if (this.closed || this.failure) return;
    this.timer ??= setTimeout(() => {
      this.writing = this.flush();
    }, FLUSH_MS);
  }

  private async flush(): Promise<void> {
    const report = this.take();
    this.dirty = false;
    try {
      if (!(await this.write(report))) this.onSuperseded();
    } catch (error) {
      this.logs.unshift(...report.logs);
      this.measures.unshift(...report.measures);
      this.unwritten ??= report.checkpoint;
      this.dropped += report.linesDropped;
      this.dirty = true;
      if (!isStoreAway(error)) this.failure = error as Error;
    } finally {
      this.timer = undefined;
      if (this.dirty) this.schedule();
    }
  }

  private take(): Report {
    const { progress, message, metrics, logs, dropped: linesDropped, measures, unwritten: checkpoint } = this;
    this.logs = [];
    this.dropped = 0;
    this.measures = [];
    this.unwritten = null;
    return { progress, message, metrics, logs, linesDropped, measures, checkpoint };
  }
}
