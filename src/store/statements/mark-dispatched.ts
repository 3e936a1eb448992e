import type { TaskState } from '../../../contracts/states.js';
import type { Database } from '../database.js';

const SQL = `
UPDATE tasks SET
  run_id = CASE WHEN dispatched_at IS NULL THEN $2 ELSE run_id END,
  dispatched_at = coalesce(dispatched_at, now()),
  claimed_until = NULL
WHERE task_id = $1
RETURNING status, cancel_requested_at IS NOT NULL AS cancel_requested`;

export interface Dispatched extends Record<string, unknown> {
  readonly status: TaskState;
  readonly cancel_requested: boolean;
}

/** Notes that the engine has the task's workflow, and tells what was asked of the task meanwhile. */
export async function markDispatched(database: Database, taskId: string, runId: string): Promise<Dispatched | null> {
  return (await database.run<Dispatched>('mark_dispatched', SQL, [taskId, runId]))[0] ?? null;
}
