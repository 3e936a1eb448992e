import type { JsonObject } from '../../../contracts/json.js';
import type { Database } from '../database.js';

/** One line of a task's audit trail, oldest first. `actor` is a client's address, a worker, or `engine`. */
export interface HistoryEntry extends Record<string, unknown> {
  readonly ts: Date;
  readonly action: string;
  readonly actor: string;
  readonly subtask: string | null;
  readonly attempt: number | null;
  readonly body: JsonObject;
}

// What the rows and the stream tell already is not written twice: submission, attempts and the end are read from there. An
// attempt that was followed by another and left no failure went with its worker.
const SQL = `
WITH said AS (
  SELECT subtask, attempt, body ->> 'status' AS status, min(ts) AS ts, min(seq) AS position,
         min(body ->> 'worker') AS worker, (array_agg(body -> 'error'))[1] AS error
  FROM task_events WHERE task_id = $1 AND kind = 'subtask'
  GROUP BY subtask, attempt, body ->> 'status'
), begun AS (
  SELECT subtask, attempt, worker, lead(ts) OVER later AS next_ts, lead(position) OVER later AS next_position
  FROM said WHERE status = 'PROCESSING'
  WINDOW later AS (PARTITION BY subtask ORDER BY attempt)
)
SELECT created_at AS ts, 'submitted' AS action, submitted_by AS actor, NULL AS subtask, NULL::int AS attempt,
       jsonb_build_object('task_type', task_type, 'rerun_of', rerun_of) AS body, 0 AS rank, 0::bigint AS position
FROM tasks WHERE task_id = $1
UNION ALL
SELECT ts, action, actor, subtask, attempt, body, CASE WHEN action IN ('rerun', 'webhook_sent', 'webhook_failed') THEN 3 ELSE 1 END,
       entry_id FROM task_audit WHERE task_id = $1
UNION ALL
SELECT ts, CASE status WHEN 'PROCESSING' THEN 'attempt_started' ELSE 'subtask_ended' END,
       coalesce(worker, 'engine'), subtask, attempt, jsonb_build_object('status', status, 'error', error), 1, position
FROM said
UNION ALL
SELECT next_ts, 'attempt_lost', coalesce(worker, 'engine'), subtask, attempt,
       jsonb_build_object('message', 'Its worker stopped, died or lost the engine; another attempt follows.'), 1, next_position - 1
FROM begun WHERE next_ts IS NOT NULL AND NOT EXISTS (
  SELECT FROM task_audit a
  WHERE a.task_id = $1 AND a.action = 'attempt_failed' AND a.subtask = begun.subtask AND a.attempt = begun.attempt)
UNION ALL
SELECT finished_at, 'ended', 'engine', NULL, NULL,
       jsonb_build_object('status', status, 'partial', partial, 'message', message, 'error', error), 2, 0
FROM tasks WHERE task_id = $1 AND finished_at IS NOT NULL
ORDER BY rank, ts, position`;

export function readHistory(database: Database, taskId: string): Promise<HistoryEntry[]> {
  return database.run<HistoryEntry>('read_history', SQL, [taskId]);
}
