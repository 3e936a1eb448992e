import { eq } from 'drizzle-orm';
import { refuse } from '../http/api-error.js';
import type { Database } from '../store/database.js';
import { tasks } from '../store/tables/index.js';

export type TaskRow = typeof tasks.$inferSelect;

/** The task's row, or the refusal of an unknown id. */
export async function requireTask(database: Database, taskId: string): Promise<TaskRow> {
  const isPossible = taskId.length <= 200 && !taskId.includes('\0');
  const [row] = isPossible ? await database.query.select().from(tasks).where(eq(tasks.taskId, taskId)) : [];
  return row ?? refuseUnknownTask();
}

export function refuseUnknownTask(): never {
  throw refuse(404, 'There is no task of this id. GET /api/v1/tasks lists the newest.', 'task_id');
}
