import type { Database } from '../database.js';

export interface LogRow extends Record<string, unknown> {
  readonly seq: number;
  readonly ts: Date;
  readonly subtask: string;
  readonly attempt: number;
  readonly level: string;
  readonly message: string;
}

const LINES = `
SELECT seq, ts, subtask, attempt, body ->> 'level' AS level, body ->> 'message' AS message FROM task_events
WHERE task_id = $1 AND kind = 'log' AND seq > $2 AND ($3::text IS NULL OR subtask = $3)
  AND ($4::text[] IS NULL OR body ->> 'level' = ANY($4))
ORDER BY seq LIMIT $5`;

export interface LogQuery {
  readonly after: number;
  readonly subtask: string | null;
  readonly levels: readonly string[] | null;
  readonly limit: number;
}

export function readLogs(database: Database, taskId: string, query: LogQuery): Promise<LogRow[]> {
  const { after, subtask, levels, limit } = query;
  return database.run<LogRow>('read_logs', LINES, [taskId, after, subtask, levels, limit]);
}

const DROPPED = `
SELECT coalesce(jsonb_object_agg(name, log_lines_dropped) FILTER (WHERE log_lines_dropped > 0), '{}') AS dropped
FROM subtasks WHERE task_id = $1`;

/** How many lines of each subtask came after the kept ones. */
export async function readDroppedLines(database: Database, taskId: string): Promise<Record<string, number>> {
  const rows = await database.run<{ dropped: Record<string, number> }>('read_dropped_lines', DROPPED, [taskId]);
  return rows[0]?.dropped ?? {};
}
