import type { TaskState } from '../../../contracts/states.js';
import type { Database } from '../database.js';

/** Where a task stands, and whose word counts for it. */
export interface TaskStanding extends Record<string, unknown> {
  readonly task_status: TaskState;
  readonly tenant: string;
  readonly run_id: string | null;
}

const SQL = `SELECT status AS task_status, tenant, run_id FROM tasks WHERE task_id = $1`;

export async function readTaskStanding(database: Database, taskId: string): Promise<TaskStanding | null> {
  return (await database.run<TaskStanding>('read_task_standing', SQL, [taskId]))[0] ?? null;
}
