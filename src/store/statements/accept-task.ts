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

// A subtask that runs again goes on from the checkpoint of its first run; one that had succeeded left none.
// In the order of their keys, so that statements with the same keys wait for each other and never deadlock.
const SQL = `
WITH word AS (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS w(
    task_id text, tenant text, task_type text, input jsonb, options jsonb, tags jsonb, idempotency_key text,
    request_hash text, retention_seconds int, start_delay_seconds int, claim_seconds int, run_id text,
    submitted_by text, rerun_of text, subtasks jsonb)
), accepted AS (
  INSERT INTO tasks (task_id, tenant, task_type, input, options, tags, idempotency_key, request_hash, retention_seconds,
                     not_before, claimed_until, run_id, dispatched_at, submitted_by, rerun_of,
                     message, last_event)
  SELECT task_id, tenant, task_type, input, options, tags, idempotency_key, request_hash, retention_seconds,
         now() + start_delay_seconds * interval '1 second', now() + claim_seconds * interval '1 second', run_id,
         CASE WHEN run_id IS NULL THEN NULL ELSE now() END, submitted_by, rerun_of, 'Accepted', 1
  FROM word
  ORDER BY tenant, idempotency_key, task_id
  ON CONFLICT DO NOTHING
  RETURNING task_id
), plan AS (
  SELECT word.task_id, word.rerun_of, step.name, step.task_queue, step.status, step.message,
         row_number() OVER (PARTITION BY word.task_id ORDER BY listed.place) AS ordinal
  FROM word JOIN accepted USING (task_id),
       jsonb_array_elements(word.subtasks) WITH ORDINALITY AS listed(entry, place),
       jsonb_to_record(listed.entry) AS step(name text, task_queue text, status text, message text)
), planned AS (
  INSERT INTO subtasks (task_id, name, ordinal, task_queue, status, progress, message, finished_at, checkpoint)
  SELECT task_id, name, ordinal, task_queue, status, CASE WHEN status = 'SUCCESS' THEN 100 ELSE 0 END, message,
         CASE WHEN status = 'PENDING' THEN NULL ELSE now() END,
         CASE WHEN status = 'PENDING' AND rerun_of IS NOT NULL THEN (
           SELECT s.checkpoint FROM subtasks s WHERE s.task_id = plan.rerun_of AND s.name = plan.name
         ) END
  FROM plan
), inherited AS (
  INSERT INTO results (task_id, part, value, artifact_id)
  SELECT plan.task_id, r.part, r.value, r.artifact_id
  FROM plan JOIN results r ON r.task_id = plan.rerun_of AND r.part = plan.name
  WHERE plan.status = 'SUCCESS'
), opened AS (
  INSERT INTO task_events (task_id, seq, ts, kind, body)
  SELECT task_id, 1, now(), 'progress', '{"status": "PENDING", "progress": 0, "message": "Accepted"}' FROM accepted
)
SELECT task_id FROM accepted`;

/**
 * Makes the rows of tasks, their subtasks and their first events in one statement. Tells of each whether it was made: false
 * when its id or its idempotency key is taken already.
 */
export async function acceptTasks(database: Database, tasks: readonly NewTask[]): Promise<readonly boolean[]> {
  const rows = await database.run<{ task_id: string }>('accept_tasks', SQL, [JSON.stringify(tasks.map(describeRow))]);
  const made = new Set(rows.map((row) => row.task_id));
  return tasks.map(({ taskId }) => made.has(taskId));
}

function describeRow(task: NewTask): object {
  return {
    task_id: task.taskId,
    tenant: task.tenant,
    task_type: task.taskType,
    input: task.input,
    options: task.options,
    tags: task.tags,
    idempotency_key: task.idempotencyKey,
    request_hash: task.requestHash,
    retention_seconds: task.retentionSeconds,
    start_delay_seconds: task.startDelaySeconds,
    claim_seconds: task.claimSeconds,
    run_id: task.runId,
    submitted_by: task.submittedBy,
    rerun_of: task.rerunOf,
    subtasks: task.subtasks.map(({ name, taskQueue, takenOver }) => ({
      name,
      task_queue: taskQueue,
      status: takenOver?.status ?? 'PENDING',
      message: takenOver?.message ?? '',
    })),
  };
}
