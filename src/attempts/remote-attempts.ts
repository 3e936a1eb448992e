import { Injectable } from '@nestjs/common';
import { ApplicationFailure } from '@temporalio/common';
import type { JsonValue } from '../../contracts/json.js';
import { SUBTASK_SKIPPED } from '../../contracts/task-run.js';
import { AttemptRecorder, superseded } from '../recording/attempt-recorder.js';
import { Database } from '../store/database.js';
import { addAudit } from '../store/statements/add-audit.js';
import { changeSubtask, type Writer } from '../store/statements/change-subtask.js';
import { readTaskStanding } from '../store/statements/read-task-standing.js';
import { reportStep } from '../store/statements/report-step.js';
import { StoredValues } from '../subtasks/stored-values.js';
import type { AttemptFields, FailureFields, ReportFields } from './attempt.input.js';
import type { AttemptDone, AttemptEnded, StepOpening, SubtaskOpening } from './attempt.view.js';

/** The life of attempts whose bodies run elsewhere: what `Attempt` does for those of this service's own workers. */
@Injectable()
export class RemoteAttempts {
  constructor(
    private readonly database: Database,
    private readonly recorder: AttemptRecorder,
    private readonly values: StoredValues,
  ) {}

  begin(fields: AttemptFields): Promise<SubtaskOpening | StepOpening | AttemptDone | AttemptEnded> {
    return orEnded(() => this.recorder.begin(writerOf(fields), fields.subtask, fields.worker));
  }

  /** False when a later attempt or run, or the task's end, came first. */
  report(report: ReportFields): Promise<boolean> {
    const { is_step, subtask, message, logs } = report;
    if (is_step) return reportStep(this.database, writerOf(report), subtask, message, logs);
    const change = { ...changeOf(report), status: 'PROCESSING' as const, result: null };
    return changeSubtask(this.database, writerOf(report), subtask, change);
  }

  /** Stores what the attempt returns, and its success with it. */
  complete(report: ReportFields, value: JsonValue): Promise<AttemptDone | AttemptEnded> {
    return orEnded(async () => {
      const { subtask: name, is_step } = report;
      const writer = writerOf(report);
      const standing = await readTaskStanding(this.database, writer.taskId);
      if (!standing) throw superseded(writer);
      const result = await this.values.keep(value, { tenant: standing.tenant, taskId: writer.taskId, part: name });
      const change = { ...changeOf(report), status: 'SUCCESS' as const, result };
      const isWritten = is_step ? await this.report(report) : await changeSubtask(this.database, writer, name, change);
      if (!isWritten && !is_step) await this.recorder.requireWritten(writer, [{ name, status: 'SUCCESS' }]);
      return { kind: 'done' as const, result };
    });
  }

  /** Writes the last words of an attempt that has failed; what becomes of the subtask is the workflow's to say. */
  async fail(report: ReportFields, { type, message, stack }: FailureFields): Promise<boolean> {
    const { task_id: taskId, worker: actor, subtask, attempt } = report;
    const isWritten = await this.report(report);
    const body = { type, message, stack };
    if (isWritten && type !== SUBTASK_SKIPPED)
      await addAudit(this.database, { taskId, action: 'attempt_failed', actor, subtask, attempt, body });
    return isWritten;
  }
}

function writerOf({ task_id: taskId, run_id: runId, attempt }: AttemptFields): Writer {
  return { taskId, runId, attempt };
}

function changeOf({ progress, message, metrics, worker, logs, lines_dropped, measures, checkpoint }: ReportFields) {
  const told = { progress, message, worker, logs, measures, linesDropped: lines_dropped };
  return { ...told, metrics: metrics ?? null, checkpoint: checkpoint ?? null, error: null };
}

async function orEnded<T>(call: () => Promise<T>): Promise<T | AttemptEnded> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof ApplicationFailure)) throw error;
    return { kind: 'ended', type: error.type ?? 'Error', message: error.message };
  }
}
