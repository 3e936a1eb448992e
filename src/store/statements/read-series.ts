import type { JsonObject } from '../../../contracts/json.js';
import type { Database } from '../database.js';

/** One step of a subtask's series; `total` counts its steps before they were thinned. */
export interface SeriesRow extends Record<string, unknown> {
  readonly subtask: string;
  readonly total: number;
  readonly seq: number;
  readonly ts: Date;
  readonly attempt: number;
  readonly body: JsonObject;
}

export interface SeriesQuery {
  /** One subtask's, or every one's (null). */
  readonly subtask: string | null;
  /** The number that orders the steps: of several with the same one the last counts. Null: the order they came in. */
  readonly by: string | null;
  /** Steps of each subtask at most, at least 2: the first, the last, and others evenly between them. */
  readonly points: number;
}

const SQL = `
WITH placed AS (
  SELECT subtask, seq, ts, attempt, body,
    CASE WHEN $3::text IS NULL THEN seq::numeric WHEN jsonb_typeof(body -> $3) = 'number' THEN (body ->> $3)::numeric END AS place
  FROM task_events WHERE task_id = $1 AND kind = 'metrics' AND ($2::text IS NULL OR subtask = $2)
), counted AS (
  SELECT DISTINCT ON (subtask, place) * FROM placed WHERE place IS NOT NULL ORDER BY subtask, place, seq DESC
), numbered AS (
  SELECT *, row_number() OVER (PARTITION BY subtask ORDER BY place) - 1 AS n, count(*) OVER (PARTITION BY subtask) AS total
  FROM counted
)
SELECT subtask, total::int, seq, ts, attempt, body FROM numbered
WHERE n = 0 OR n * ($4::int - 1) / greatest(total - 1, 1) > (n - 1) * ($4::int - 1) / greatest(total - 1, 1)
ORDER BY subtask, n`;

/** The series that subtasks have told, in order. */
export function readSeries(database: Database, taskId: string, query: SeriesQuery): Promise<SeriesRow[]> {
  const { subtask, by, points } = query;
  return database.run<SeriesRow>('read_series', SQL, [taskId, subtask, by, points]);
}
