import type { Database } from '../database.js';
import { storableJson, storableText } from '../storable.js';
import type { LogLine, Writer } from './change-subtask.js';
import { PROGRESS_EVENT } from './event-bodies.js';

const SQL = `
WITH bumped AS (
  UPDATE tasks t SET message = $3, last_event = t.last_event + jsonb_array_length($4::jsonb) + 1
  WHERE task_id = $1 AND status IN ('PENDING', 'PROCESSING') AND (run_id IS NULL OR run_id = $2)
  RETURNING t.task_id, t.status, t.progress, t.message, t.last_event
), written AS (
  INSERT INTO task_events (task_id, seq, ts, kind, subtask, attempt, body)
  SELECT bumped.task_id, bumped.last_event - 1 - jsonb_array_length($4::jsonb) + line.n,
         (line.entry ->> 'ts')::timestamptz, 'log', $5, $6::int, line.entry - 'ts'
  FROM bumped, jsonb_array_elements($4::jsonb) WITH ORDINALITY AS line(entry, n)
  UNION ALL
  ${PROGRESS_EVENT}
)
SELECT pg_notify('millrace_events', task_id || ' ' || last_event) FROM bumped`;

/** Reports on an activity that serves the task as a whole and is no subtask. False when the task has ended. */
export async function reportStep(
  database: Database,
  writer: Writer,
  step: string,
  message: string,
  logs: readonly LogLine[],
): Promise<boolean> {
  const values = [writer.taskId, writer.runId, storableText(message), storableJson(logs), step, writer.attempt];
  return (await database.run('report_step', SQL, values)).length === 1;
}
