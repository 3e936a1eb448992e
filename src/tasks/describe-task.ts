import type { InferSelectModel } from 'drizzle-orm';
import type { subtasks } from '../store/tables/index.js';
import type { TaskRow } from './require-task.js';
import type { SubtaskView, TaskSummaryView, TaskView } from './task.view.js';

export type SubtaskRow = InferSelectModel<typeof subtasks>;
export type TaskSummaryRow = Omit<TaskRow, 'input' | 'options'>;

/** Where the Temporal Web UI shows workflows, up to the workflow's id. */
export interface TemporalUi {
  readonly temporalUiUrl: string;
  readonly temporalNamespace: string;
}

export function describeSummary(row: TaskSummaryRow, ui: TemporalUi): TaskSummaryView {
  const id = encodeURIComponent(row.taskId);
  const waitedUntil = row.startedAt ?? row.finishedAt ?? new Date();
  const ranUntil = row.finishedAt ?? new Date();
  return {
    task_id: row.taskId,
    task_type: row.taskType,
    status: row.status,
    partial: row.partial,
    progress: row.progress,
    message: row.message,
    tags: row.tags,
    created_at: row.createdAt.toISOString(),
    started_at: row.startedAt?.toISOString() ?? null,
    finished_at: row.finishedAt?.toISOString() ?? null,
    duration_ms: row.startedAt && elapsed(row.startedAt, ranUntil),
    queue_ms: elapsed(row.createdAt, waitedUntil),
    error: row.error,
    rerun_of: row.rerunOf,
    links: {
      temporal_ui: `${ui.temporalUiUrl}/namespaces/${ui.temporalNamespace}/workflows/${id}`,
      result: `/api/v1/tasks/${id}/result`,
      events: `/api/v1/tasks/${id}/events`,
    },
  };
}

export function describeTask(
  row: TaskRow,
  rows: readonly SubtaskRow[],
  reruns: readonly string[],
  ui: TemporalUi,
): TaskView {
  return {
    ...describeSummary(row, ui),
    input: row.input,
    options: row.options,
    subtasks: rows.map(describeSubtask),
    reruns: [...reruns],
  };
}

function describeSubtask(row: SubtaskRow): SubtaskView {
  return {
    name: row.name,
    status: row.status,
    progress: row.progress,
    message: row.message,
    attempt: row.attempt,
    task_queue: row.taskQueue,
    worker: row.worker,
    started_at: row.startedAt?.toISOString() ?? null,
    finished_at: row.finishedAt?.toISOString() ?? null,
    metrics: row.metrics,
    error: row.error,
  };
}

/** Clocks of two machines may disagree by a little; a negative time would be a lie of theirs. */
function elapsed(from: Date, to: Date): number {
  return Math.max(0, to.getTime() - from.getTime());
}
