import type { Context } from '@temporalio/activity';
import type { JsonObject, JsonValue } from '../../contracts/json.js';
import { type Stored, SUBTASK_SKIPPED } from '../../contracts/task-run.js';
import type { AttemptRecorder } from '../recording/attempt-recorder.js';
import type { Database } from '../store/database.js';
import { addAudit } from '../store/statements/add-audit.js';
import { changeSubtask, type SubtaskChange, type Writer } from '../store/statements/change-subtask.js';
import { reportStep } from '../store/statements/report-step.js';
import { waitForStore } from '../store/wait-for-store.js';
import { describeError, heartbeatCheckpoint, translateError, withHeartbeats } from './attempt-life.js';
import type { StoredValues } from './stored-values.js';
import { makeSound } from './sound-failure.js';
import { runWithSubtask, type SubtaskContext } from './subtask-context.js';
import { type Report, SubtaskReporter } from './subtask-reporter.js';

export interface AttemptServices {
  readonly recorder: AttemptRecorder;
  readonly database: Database;
  readonly values: StoredValues;
  readonly worker: string;
}

/**
 * One attempt of an activity that serves a task: it opens the subtask's row, heartbeats, gathers what the body reports, and
 * stores the result before the engine hears of it. The body's signal aborts on cancellation, timeout, worker shutdown, and
 * when a later attempt has taken over.
 */
export class Attempt {
  private readonly superseded = new AbortController();
  private readonly signal: AbortSignal;
  private writer: Writer;
  private isStep = false;
  private isOpen = false;
  /** What the attempts before this one left; theirs in the store is fenced, so it comes before that of their heartbeats. */
  private checkpoint: JsonObject | null = null;

  constructor(
    private readonly services: AttemptServices,
    private readonly context: Context,
    execution: { readonly workflowId: string; readonly runId: string },
    private readonly name = context.info.activityId,
  ) {
    const { info } = context;
    this.signal = AbortSignal.any([context.cancellationSignal, this.superseded.signal]);
    this.writer = { taskId: execution.workflowId, runId: execution.runId, attempt: info.isLocal ? null : info.attempt };
  }

  private get attempt(): number {
    return this.writer.attempt ?? this.context.info.attempt;
  }

  async run(body: () => Promise<unknown>): Promise<Stored> {
    const reporter = new SubtaskReporter(
      (report) => this.write(report),
      () => this.superseded.abort(),
    );
    const describe = () => {
      const { progress, message, checkpoint } = reporter;
      return { progress, message, checkpoint: checkpoint ?? this.checkpoint };
    };
    return withHeartbeats(this.context, describe, async () => {
      try {
        return await this.carryOut(reporter, body);
      } catch (error) {
        await this.reportFailure(reporter, error);
        throw makeSound(translateError(this.context, error));
      }
    });
  }

  private async carryOut(reporter: SubtaskReporter, body: () => Promise<unknown>): Promise<Stored> {
    const { recorder, values, worker } = this.services;
    const opening = await waitForStore(this.signal, () => recorder.begin(this.writer, this.name, worker));
    if (opening.kind === 'done') return opening.result;
    if (opening.kind === 'subtask') this.writer = { ...this.writer, attempt: opening.attempt };
    else this.isStep = true;
    this.checkpoint = ('checkpoint' in opening ? opening.checkpoint : null) ?? heartbeatCheckpoint(this.context);
    this.isOpen = true;
    const value = (await runWithSubtask(this.describe(reporter, opening.tenant), body)) as JsonValue;
    const owner = { tenant: opening.tenant, taskId: this.writer.taskId, part: this.name };
    const result = await waitForStore(this.signal, () => values.keep(value, owner));
    const report = await reporter.close();
    if (!this.isStep) await waitForStore(this.signal, () => this.complete(report, result));
    return result;
  }

  private describe(reporter: SubtaskReporter, tenant: string): SubtaskContext {
    return {
      taskId: this.writer.taskId,
      tenant,
      subtask: this.name,
      attempt: this.attempt,
      signal: this.signal,
      progress: (percent, message, metrics) => reporter.reportProgress(percent, message, metrics),
      log: (level, message) => reporter.reportLine(level, message),
      checkpoint: this.checkpoint,
      measure: (values) => reporter.reportMeasure(values),
      keepCheckpoint: (checkpoint) => reporter.reportCheckpoint(checkpoint),
    };
  }

  private async complete(report: Report, result: Stored): Promise<void> {
    if (await this.change({ ...report, status: 'SUCCESS', result })) return;
    await this.services.recorder.requireWritten(this.writer, [{ name: this.name, status: 'SUCCESS' }]);
  }

  private write(report: Report): Promise<boolean> {
    const { database } = this.services;
    if (this.isStep) return reportStep(database, this.writer, this.name, report.message, report.logs);
    return this.change({ ...report, status: 'PROCESSING', result: null });
  }

  private change(change: Omit<SubtaskChange, 'worker' | 'error'>): Promise<boolean> {
    const { database, worker } = this.services;
    return changeSubtask(database, this.writer, this.name, { ...change, worker, error: null });
  }

  private async reportFailure(reporter: SubtaskReporter, error: unknown): Promise<void> {
    if (!this.isOpen) return;
    const { type, message, stack } = describeError(error);
    if (type === SUBTASK_SKIPPED) reporter.reportLine('info', `Skipped: ${message}`);
    else if (!this.signal.aborted) {
      reporter.reportLine('error', `Attempt ${this.attempt} failed: ${message}`);
      await this.auditFailure({ type, message, stack }).catch(() => undefined);
    }
    await reporter.tryLastWords();
  }

  private auditFailure(body: { type: string; message: string; stack: string }): Promise<void> {
    const { database, worker } = this.services;
    const { taskId } = this.writer;
    const about = { actor: worker, subtask: this.name, attempt: this.attempt };
    return addAudit(database, { taskId, action: 'attempt_failed', ...about, body });
  }
}
