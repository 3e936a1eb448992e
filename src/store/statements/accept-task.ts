import type { JsonObject } from '../../../contracts/json.js';
import type { Database } from '../database.js';

export interface NewTask {
  readonly taskId: string;
  readonly tenant: string;
  readonly taskType: string;
  readonly input: JsonObject;
  readonly options: JsonObject;
  readonly tags: Record<string, string>;
  readonly idempotencyKey: string | null;
  readonly requestHash: string | null;
  readonly retentionSeconds: number;
  readonly startDelaySeconds: number;
  /** Seconds for which the accepting process keeps the start to itself; null leaves it to the first dispatcher. */
  readonly claimSeconds: number | null;
  readonly runId: string | null;
  /** Who asked for it: the address of a client, or `engine` for the CLI and Schedules. */
  readonly submittedBy: string;
  readonly rerunOf: string | null;
  readonly subtasks: readonly PlannedSubtask[];
}

/** A subtask of a new task. One that is taken over from the task of `rerunOf` has ended already, and brings its result. */
export interface PlannedSubtask {
  readonly name: string;
  readonly taskQueue: string;
  readonly takenOver?: { readonly status: 'SUCCESS' | 'SKIPPED'; readonly message: string };
}

const SQL = `
WITH accepted AS (
  INSERT INTO tasks (task_id, tenant, task_type, input, options, tags, idempotency_key, request_hash, retention_seconds,
                     not_before, claimed_until, run_id, dispatched_at, submitted_by, rerun_of,
                     message, last_event)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, now() + $10::int * interval '1 second',
          now() + $11::int * interval '1 second', $12, CASE WHEN $12::text IS NULL THEN NULL ELSE now() END, $15, $16,
          'Accepted', 1)
  ON CONFLICT DO NOTHING
  RETURNING task_id
), planned AS (
  INSERT INTO subtasks (task_id, name, ordinal, task_queue, status, progress, message, finished_at)
  SELECT accepted.task_id, plan.name, plan.ordinal, plan.task_queue, plan.status,
         CASE WHEN plan.status = 'SUCCESS' THEN 100 ELSE 0 END, plan.message,
         CASE WHEN plan.status = 'PENDING' THEN NULL ELSE now() END
  FROM accepted, unnest($13::text[], $14::text[], $17::text[], $18::text[]) WITH ORDINALITY
    AS plan(name, task_queue, status, message, ordinal)
), inherited AS (
  INSERT INTO results (task_id, part, value, artifact_id)
  SELECT accepted.task_id, r.part, r.value, r.artifact_id
  FROM accepted, results r, unnest($13::text[], $17::text[]) AS plan(name, status)
  WHERE r.task_id = $16 AND r.part = plan.name AND plan.status = 'SUCCESS'
), opened AS (
  INSERT INTO task_events (task_id, seq, ts, kind, body)
  SELECT task_id, 1, now(), 'progress', '{"status": "PENDING", "progress": 0, "message": "Accepted"}' FROM accepted
)
SELECT task_id FROM accepted`;

/** Makes a task's row, its subtasks and its first event in one statement; false when its id or key is taken already. */
export async function acceptTask(database: Database, task: NewTask): Promise<boolean> {
  const rows = await database.run('accept_task', SQL, [
    task.taskId,
    task.tenant,
    task.taskType,
    task.input,
    task.options,
    task.tags,
    task.idempotencyKey,
    task.requestHash,
    task.retentionSeconds,
    task.startDelaySeconds,
    task.claimSeconds,
    task.runId,
    task.subtasks.map(({ name }) => name),
    task.subtasks.map(({ taskQueue }) => taskQueue),
    task.submittedBy,
    task.rerunOf,
    task.subtasks.map(({ takenOver }) => takenOver?.status ?? 'PENDING'),
    task.subtasks.map(({ takenOver }) => takenOver?.message ?? ''),
  ]);
  return rows.length === 1;
}
