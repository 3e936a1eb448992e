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
FROM tasks WHERE task_id = ANY($1::text[])`;

/** Where each of the tasks stands, in the order asked for; null for one that is not known. */
export async function readStatuses(
  database: Database,
  taskIds: readonly string[],
): Promise<readonly (TaskStatus | null)[]> {
  const askable = taskIds.filter((taskId) => !taskId.includes('\0'));
  const rows = await database.run<TaskStatus>('read_status', SQL, [askable]);
  const known = new Map(rows.map((row) => [row.task_id, row]));
  return taskIds.map((taskId) => known.get(taskId) ?? null);
}

export async function readStatus(database: Database, taskId: string): Promise<TaskStatus | null> {
  return (await readStatuses(database, [taskId]))[0] ?? null;
}
