import type { Database } from '../database.js';

const UNFINISHED = `
UPDATE tasks SET checked_at = now()
WHERE task_id IN (
  SELECT task_id FROM tasks
  WHERE status IN ('PENDING', 'PROCESSING') AND dispatched_at < now() - $1::float8 * interval '1 second'
    AND (checked_at IS NULL OR checked_at < now() - $1::float8 * interval '1 second')
  ORDER BY checked_at NULLS FIRST
  LIMIT $2
)
RETURNING task_id, run_id`;

export interface UnfinishedTask extends Record<string, unknown> {
  readonly task_id: string;
  readonly run_id: string | null;
}

/** Unfinished tasks that were not compared with the engine for `seconds`, longest first; notes that they are now. */
export function takeUnfinishedTasks(database: Database, seconds: number, limit: number): Promise<UnfinishedTask[]> {
  return database.run<UnfinishedTask>('unfinished_tasks', UNFINISHED, [seconds, limit]);
}

const RESTART = `
UPDATE tasks SET dispatched_at = NULL, claimed_until = NULL, cancel_sent_at = NULL
WHERE task_id = $1 AND status IN ('PENDING', 'PROCESSING')`;

/** Puts a task back into the outbox because the engine knows nothing of it. Results stored so far are kept and used. */
export async function returnToOutbox(database: Database, taskId: string): Promise<void> {
  await database.run('return_to_outbox', RESTART, [taskId]);
}
