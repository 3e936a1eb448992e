import type { Database } from '../../store/database.js';

const SQL = `
WITH due AS (
  SELECT task_id FROM tasks WHERE task_id = ANY($1::text[]) AND purged_at IS NULL
  ORDER BY task_id
  FOR UPDATE SKIP LOCKED
), results AS (
  DELETE FROM results r USING due WHERE r.task_id = due.task_id
), uses AS (
  DELETE FROM artifact_uses u USING due WHERE u.task_id = due.task_id
), released AS (
  UPDATE artifacts a SET check_at = now() FROM due WHERE a.task_id = due.task_id
)
UPDATE tasks t SET input = '{}', purged_at = now() FROM due WHERE t.task_id = due.task_id
RETURNING t.task_id`;

/**
 * Takes the payload of expired tasks away: input and results, and hands their artifacts to the sweep. The rows of the task
 * and its subtasks, their metrics, and the audit trail stay. Returns how many tasks it was.
 */
export async function purgeTasks(database: Database, taskIds: readonly string[]): Promise<number> {
  return (await database.run('purge_tasks', SQL, [taskIds])).length;
}
