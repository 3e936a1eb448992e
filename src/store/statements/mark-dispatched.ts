import type { Database } from '../database.js';

const SQL = `
UPDATE tasks SET dispatched_at = now(), claimed_until = NULL, run_id = coalesce(run_id, $2)
WHERE task_id = $1 AND dispatched_at IS NULL`;

/** Notes that the engine has the task's workflow. */
export async function markDispatched(database: Database, taskId: string, runId: string): Promise<void> {
  await database.run('mark_dispatched', SQL, [taskId, runId]);
}
