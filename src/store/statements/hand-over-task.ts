import type { Database } from '../database.js';

const SQL = `
WITH task AS (
  UPDATE tasks SET run_id = $2
  WHERE task_id = $1 AND status IN ('PENDING', 'PROCESSING') AND run_id IS DISTINCT FROM $2
  RETURNING task_id
)
UPDATE subtasks s SET attempt = 0, run_id = $2
FROM task WHERE s.task_id = task.task_id AND s.status IN ('PENDING', 'PROCESSING')`;

/** Makes another run of the same workflow (a reset, a new engine) the one that writes this task; nothing when it is already. */
export async function handOverTask(database: Database, taskId: string, runId: string): Promise<void> {
  await database.run('hand_over_task', SQL, [taskId, runId]);
}
