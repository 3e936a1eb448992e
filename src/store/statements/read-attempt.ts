import type { JsonValue } from '../../../contracts/json.js';
import type { SubtaskState, TaskState } from '../../../contracts/states.js';
import type { Database } from '../database.js';

/** Where a task and one of its subtasks stand; `subtask_status` is null when the task has no such subtask. */
export interface AttemptStanding extends Record<string, unknown> {
  readonly task_status: TaskState;
  readonly tenant: string;
  readonly run_id: string | null;
  readonly subtask_status: SubtaskState | null;
  readonly has_result: boolean;
  readonly value: JsonValue;
  readonly artifact_id: string | null;
  readonly artifact_size: number | null;
}

const SQL = `
SELECT t.status AS task_status, t.tenant, t.run_id, s.status AS subtask_status, r.task_id IS NOT NULL AS has_result,
       r.value, r.artifact_id, a.size::float8 AS artifact_size
FROM tasks t
LEFT JOIN subtasks s ON s.task_id = t.task_id AND s.name = $2
LEFT JOIN results r ON r.task_id = t.task_id AND r.part = $2
LEFT JOIN artifacts a ON a.artifact_id = r.artifact_id
WHERE t.task_id = $1`;

export async function readAttempt(database: Database, taskId: string, name: string): Promise<AttemptStanding | null> {
  const rows = await database.run<AttemptStanding>('read_attempt', SQL, [taskId, name]);
  return rows[0] ?? null;
}
