import type { JsonObject } from '../../../contracts/json.js';
import type { Database } from '../database.js';

/** A task whose workflow is to be started. */
export interface ClaimedTask extends Record<string, unknown> {
  readonly task_id: string;
  readonly task_type: string;
  readonly tenant: string;
  readonly input: JsonObject;
  readonly options: JsonObject;
  readonly tags: Record<string, string>;
  /** Whether some of its subtasks have ended already: in the task it reruns, or in an engine that is lost. */
  readonly has_outcomes: boolean;
}

const SQL = `
UPDATE tasks t SET claimed_until = now() + $1::int * interval '1 second'
WHERE task_id IN (
  SELECT task_id FROM tasks
  WHERE dispatched_at IS NULL AND status IN ('PENDING', 'PROCESSING') AND not_before <= now()
    AND (claimed_until IS NULL OR claimed_until <= now())
  ORDER BY not_before
  LIMIT $2
  FOR UPDATE SKIP LOCKED
)
RETURNING task_id, task_type, tenant, input, options, tags,
  EXISTS (SELECT FROM subtasks s WHERE s.task_id = t.task_id AND s.status IN ('SUCCESS', 'SKIPPED')) AS has_outcomes`;

/** Takes up to `limit` due tasks that no other process is starting, for `seconds`. */
export function claimTasks(database: Database, seconds: number, limit: number): Promise<ClaimedTask[]> {
  return database.run<ClaimedTask>('claim_tasks', SQL, [seconds, limit]);
}
