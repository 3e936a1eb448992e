import type { TaskState } from '../../../contracts/states.js';
import type { Database } from '../database.js';

export interface TaskCount extends Record<string, unknown> {
  readonly task_type: string;
  readonly status: TaskState;
  readonly count: number;
}

const SQL = `SELECT task_type, status, count(*)::int AS count FROM tasks GROUP BY task_type, status`;

export function countTasks(database: Database): Promise<TaskCount[]> {
  return database.run<TaskCount>('count_tasks', SQL, []);
}
