import type { SubtaskState } from '../../../contracts/states.js';
import type { Stored, TaskError } from '../../../contracts/task-run.js';
import type { Database } from '../database.js';
import { storableJson } from '../storable.js';
import type { Writer } from './change-subtask.js';
import { PROGRESS_EVENT, subtaskEventBody } from './event-bodies.js';

/** One word about one of many subtasks. `message` null leaves the one before. */
export interface ManyChange {
  readonly name: string;
  readonly status: Exclude<SubtaskState, 'PENDING'>;
  readonly message: string | null;
  readonly error: TaskError | null;
  readonly result: Stored | null;
}

// Locks and numbers as change-subtask.ts does; all events of a call come before the one progress event that sums them up.
const SQL = `
WITH task AS (
  SELECT task_id FROM tasks
  WHERE task_id = $1 AND status IN ('PENDING', 'PROCESSING') AND (run_id IS NULL OR run_id = $2)
  FOR UPDATE
), word AS (
  SELECT * FROM jsonb_to_recordset($5::jsonb)
    AS w(name text, status text, message text, error jsonb, value text, artifact_id uuid)
), changed AS (
  UPDATE subtasks s SET
    status = word.status,
    run_id = $2,
    attempt = coalesce($3, s.attempt),
    progress = CASE WHEN word.status = 'SUCCESS' THEN 100 ELSE 0 END,
    message = coalesce(word.message, s.message),
    worker = coalesce($4, s.worker),
    error = word.error,
    started_at = CASE WHEN word.status = 'PROCESSING' THEN coalesce(s.started_at, now()) ELSE s.started_at END,
    finished_at = CASE WHEN word.status = 'PROCESSING' THEN NULL ELSE now() END
  FROM task, word
  WHERE s.task_id = task.task_id AND s.name = word.name AND s.status IN ('PENDING', 'PROCESSING')
    AND ($3::int IS NULL OR s.run_id IS DISTINCT FROM $2 OR s.attempt <= $3)
  RETURNING s.*
), overall AS (
  SELECT count(*) AS subtasks,
         count(*) FILTER (WHERE coalesce(c.status, s.status) NOT IN ('PENDING', 'PROCESSING')) AS ended,
         avg(CASE WHEN coalesce(c.status, s.status) IN ('PENDING', 'PROCESSING')
               THEN coalesce(c.progress, s.progress) ELSE 100 END) AS progress
  FROM subtasks s LEFT JOIN changed c ON c.name = s.name WHERE s.task_id = $1
), bumped AS (
  UPDATE tasks t SET
    status = 'PROCESSING',
    run_id = $2,
    started_at = coalesce(t.started_at, now()),
    progress = greatest(t.progress, least(99, floor(overall.progress))),
    message = overall.ended || ' of ' || overall.subtasks || ' done',
    last_event = t.last_event + (SELECT count(*) FROM changed) + 1
  FROM task, overall
  WHERE t.task_id = task.task_id AND EXISTS (SELECT FROM changed)
  RETURNING t.task_id, t.status, t.progress, t.message, t.last_event
), written AS (
  INSERT INTO task_events (task_id, seq, ts, kind, subtask, attempt, body)
  SELECT bumped.task_id,
         bumped.last_event - 1 - (SELECT count(*) FROM changed) + row_number() OVER (ORDER BY changed.ordinal),
         now(), 'subtask', changed.name, changed.attempt, ${subtaskEventBody('changed')}
  FROM bumped, changed
  UNION ALL
  ${PROGRESS_EVENT}
), stored AS (
  INSERT INTO results (task_id, part, value, artifact_id)
  SELECT changed.task_id, changed.name, word.value::jsonb, word.artifact_id
  FROM changed JOIN word ON word.name = changed.name
  WHERE word.value IS NOT NULL OR word.artifact_id IS NOT NULL
  ON CONFLICT (task_id, part) DO UPDATE SET value = excluded.value, artifact_id = excluded.artifact_id
), told AS (
  SELECT pg_notify('millrace_events', task_id || ' ' || last_event) FROM bumped
)
SELECT changed.name FROM changed, told`;

/** Writes one step in the lives of many subtasks of a task with their events. Returns the names of those it was let write. */
export async function changeSubtasks(
  database: Database,
  writer: Writer,
  worker: string | null,
  changes: readonly ManyChange[],
): Promise<string[]> {
  const words = changes.map(({ name, status, message, error, result }) => ({
    name,
    status,
    message,
    error,
    value: result && 'inline' in result ? JSON.stringify(result.inline) : null,
    artifact_id: result && 'artifact_id' in result ? result.artifact_id : null,
  }));
  const rows = await database.run<{ name: string }>('change_subtasks', SQL, [
    writer.taskId,
    writer.runId,
    writer.attempt,
    worker,
    storableJson(words),
  ]);
  return rows.map(({ name }) => name);
}
