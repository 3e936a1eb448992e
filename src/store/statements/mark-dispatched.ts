import type { TaskState } from '../../../contracts/states.js';
import type { Database } from '../database.js';

// Locked in the order of their ids, so that statements about the same tasks wait for each other and never deadlock.
const SQL = `
WITH started AS (
  SELECT t.task_id, s.run_id
  FROM tasks t JOIN unnest($1::text[], $2::text[]) AS s(task_id, run_id) USING (task_id)
  ORDER BY t.task_id
  FOR UPDATE OF t
)
UPDATE tasks t SET
  run_id = CASE WHEN t.dispatched_at IS NULL THEN started.run_id ELSE t.run_id END,
  dispatched_at = coalesce(t.dispatched_at, now()),
  claimed_until = NULL
FROM started
WHERE t.task_id = started.task_id
RETURNING t.task_id, t.status, t.cancel_requested_at IS NOT NULL AS cancel_requested`;

/** A task that the engine has, and the first run of its workflow. */
export interface Started {
  readonly taskId: string;
  readonly runId: string;
}

export interface Dispatched extends Record<string, unknown> {
  readonly task_id: string;
  readonly status: TaskState;
  readonly cancel_requested: boolean;
}

/** Notes that the engine has the tasks' workflows, and tells what was asked of each meanwhile; null for one that is gone. */
export async function markDispatched(
  database: Database,
  started: readonly Started[],
): Promise<readonly (Dispatched | null)[]> {
  const values = [started.map(({ taskId }) => taskId), started.map(({ runId }) => runId)];
  const rows = await database.run<Dispatched>('mark_dispatched', SQL, values);
  const known = new Map(rows.map((row) => [row.task_id, row]));
  return started.map(({ taskId }) => known.get(taskId) ?? null);
}
