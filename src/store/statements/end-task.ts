import type { TaskEnd } from '../../../contracts/recorder.js';
import type { Database } from '../database.js';
import { storableJson, storableText } from '../storable.js';
import { subtaskEventBody } from './event-bodies.js';

const SQL = `
WITH task AS (
  SELECT task_id, last_event FROM tasks
  WHERE task_id = $1 AND status IN ('PENDING', 'PROCESSING') AND ($2::text IS NULL OR run_id IS NULL OR run_id = $2)
  FOR UPDATE
), outcome AS (
  SELECT * FROM jsonb_to_recordset($7::jsonb) AS o(name text, status text, error jsonb, reason text)
), settled AS (
  UPDATE subtasks s SET
    status = coalesce(word.status, word.fallback),
    progress = CASE WHEN word.status = 'SUCCESS' THEN 100 ELSE 0 END,
    error = coalesce(word.error, s.error),
    message = coalesce(word.reason, s.message),
    finished_at = now()
  FROM task, (
    SELECT s.name AS subtask, o.status, o.error, o.reason,
           CASE WHEN $3 = 'SUCCESS' THEN 'SKIPPED' ELSE 'REVOKED' END AS fallback
    FROM subtasks s LEFT JOIN outcome o ON o.name = s.name WHERE s.task_id = $1
  ) AS word
  WHERE s.task_id = task.task_id AND s.name = word.subtask AND s.status IN ('PENDING', 'PROCESSING')
  RETURNING s.*
), ended AS (
  UPDATE tasks t SET
    status = $3,
    partial = $4,
    progress = CASE WHEN $3 = 'SUCCESS' THEN 100 ELSE 0 END,
    message = $5,
    error = $6::jsonb,
    run_id = coalesce($2, t.run_id),
    finished_at = now(),
    dispatched_at = coalesce(t.dispatched_at, now()),
    expires_at = now() + t.retention_seconds * interval '1 second',
    last_event = t.last_event + (SELECT count(*) FROM settled) + 1
  FROM task WHERE t.task_id = task.task_id
  RETURNING t.*
), written AS (
  INSERT INTO task_events (task_id, seq, ts, kind, subtask, attempt, body)
  SELECT settled.task_id, ended.last_event - 1 - (SELECT count(*) FROM settled)
           + row_number() OVER (ORDER BY settled.ordinal),
         now(), 'subtask', settled.name, settled.attempt, ${subtaskEventBody('settled')}
  FROM settled, ended
  UNION ALL
  SELECT ended.task_id, ended.last_event, now(), 'done', NULL, NULL, jsonb_build_object(
    'status', ended.status, 'partial', ended.partial, 'progress', ended.progress, 'message', ended.message, 'error', ended.error)
  FROM ended
), stored AS (
  INSERT INTO results (task_id, part, value, artifact_id)
  SELECT task_id, '', $8::jsonb, $9::uuid FROM ended WHERE $8::jsonb IS NOT NULL OR $9::uuid IS NOT NULL
  ON CONFLICT (task_id, part) DO UPDATE SET value = excluded.value, artifact_id = excluded.artifact_id
), announced AS (
  INSERT INTO webhook_deliveries (task_id, url) SELECT task_id, options ->> 'webhook_url' FROM ended
  WHERE options ->> 'webhook_url' IS NOT NULL
)
SELECT pg_notify('millrace_events', task_id || ' ' || last_event) FROM ended`;

/**
 * Writes the end of a task, settles what its subtasks left open, and closes its stream. A null `runId` speaks for nobody's
 * run: a task that never started, or whose workflow is gone. False when the task has ended already or another run owns it.
 */
export async function endTask(
  database: Database,
  taskId: string,
  runId: string | null,
  end: TaskEnd,
): Promise<boolean> {
  const rows = await database.run('end_task', SQL, [
    taskId,
    runId,
    end.status,
    end.partial,
    storableText(end.message),
    end.error ? storableJson(end.error) : null,
    storableJson(end.outcomes),
    end.result && 'inline' in end.result ? JSON.stringify(end.result.inline) : null,
    end.result && 'artifact_id' in end.result ? end.result.artifact_id : null,
  ]);
  return rows.length === 1;
}
