import type { JsonValue } from '../../../contracts/json.js';
import type { TaskState } from '../../../contracts/states.js';
import type { Stored } from '../../../contracts/task-run.js';
import type { Database } from '../database.js';

/** `result` is null unless the task succeeded and its retention has not passed. */
export interface EarlierTask {
  readonly task_type: string;
  readonly status: TaskState;
  readonly result: Stored | null;
}

interface EarlierTaskRow extends Record<string, unknown> {
  readonly task_type: string;
  readonly status: TaskState;
  readonly is_kept: boolean;
  readonly value: JsonValue;
  readonly artifact_id: string | null;
  readonly size: number | null;
}

const SQL = `
SELECT t.task_type, t.status, r.value, r.artifact_id, a.size::float8 AS size,
       t.status = 'SUCCESS' AND t.purged_at IS NULL AND coalesce(t.expires_at > now(), true) AND r.task_id IS NOT NULL AS is_kept
FROM tasks t
LEFT JOIN results r ON r.task_id = t.task_id AND r.part = ''
LEFT JOIN artifacts a ON a.artifact_id = r.artifact_id
WHERE t.task_id = $1 AND t.tenant = $2`;

export async function readEarlierTask(database: Database, taskId: string, tenant: string): Promise<EarlierTask | null> {
  const [row] = await database.run<EarlierTaskRow>('read_earlier_task', SQL, [taskId, tenant]);
  if (!row) return null;
  const { task_type, status, is_kept, value, artifact_id, size } = row;
  if (!is_kept) return { task_type, status, result: null };
  return { task_type, status, result: artifact_id === null ? { inline: value } : { artifact_id, size: size ?? 0 } };
}
