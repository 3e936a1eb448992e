import type { TaskState } from '../../../contracts/states.js';
import type { Database } from '../database.js';

export interface TaskStatus extends Record<string, unknown> {
  readonly task_id: string;
  readonly status: TaskState;
  readonly progress: number;
  readonly message: string;
  readonly result_available: boolean;
}

const SQL = `
SELECT task_id, status, progress, message,
       status = 'SUCCESS' AND coalesce(expires_at > now(), true) AS result_available
FROM tasks WHERE task_id = $1`;

export async function readStatus(database: Database, taskId: string): Promise<TaskStatus | null> {
  if (taskId.includes('\0')) return null;
  return (await database.run<TaskStatus>('read_status', SQL, [taskId]))[0] ?? null;
}
