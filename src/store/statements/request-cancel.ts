import type { TaskState } from '../../../contracts/states.js';
import type { Database } from '../database.js';

/** `open` tells that the task had not ended; `in_engine` that a workflow may exist for it. */
export interface CancelRequest extends Record<string, unknown> {
  readonly status: TaskState;
  readonly open: boolean;
  readonly in_engine: boolean;
}

const SQL = `
WITH asked AS (
  UPDATE tasks SET cancel_requested_at = coalesce(cancel_requested_at, now())
  WHERE task_id = $1 AND status IN ('PENDING', 'PROCESSING')
  RETURNING task_id, dispatched_at IS NOT NULL OR coalesce(claimed_until > now(), false) AS in_engine
)
SELECT t.status, asked.task_id IS NOT NULL AS open, coalesce(asked.in_engine, false) AS in_engine
FROM tasks t LEFT JOIN asked ON asked.task_id = t.task_id
WHERE t.task_id = $1`;

/** Writes the wish to cancel down, so that it outlives this process. Null for an unknown task. */
export async function requestCancel(database: Database, taskId: string): Promise<CancelRequest | null> {
  if (taskId.includes('\0')) return null;
  return (await database.run<CancelRequest>('request_cancel', SQL, [taskId]))[0] ?? null;
}
