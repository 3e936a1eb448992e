import type { Database } from '../../store/database.js';

// What the history is told from stays: the end, and the first event of each state of each attempt.
const SQL = `
WITH kept AS (
  SELECT task_id, min(seq) AS seq FROM task_events
  WHERE task_id = ANY($1::text[]) AND kind IN ('subtask', 'done')
  GROUP BY task_id, kind, subtask, attempt, body ->> 'status'
), extra AS (
  SELECT e.task_id, e.seq FROM task_events e
  WHERE e.task_id = ANY($1::text[]) AND NOT EXISTS (SELECT FROM kept k WHERE k.task_id = e.task_id AND k.seq = e.seq)
  LIMIT $2
)
DELETE FROM task_events e USING extra WHERE e.task_id = extra.task_id AND e.seq = extra.seq
RETURNING e.seq`;

/** Deletes up to `limit` log lines and single steps of these tasks. Returns how many there were. */
export async function trimEvents(database: Database, taskIds: readonly string[], limit: number): Promise<number> {
  const rows = await database.run('trim_events', SQL, [taskIds, limit]);
  return rows.length;
}
