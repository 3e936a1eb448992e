import type { Database } from '../database.js';
import type { TaskEvent } from './read-events.js';

const SQL = `
SELECT DISTINCT ON (task_id) task_id, seq, ts, kind, subtask, attempt, body FROM task_events
WHERE task_id = ANY($1::text[]) AND kind IN ('progress', 'done')
ORDER BY task_id, seq DESC`;

/** The newest event of each task that tells of the task as a whole. */
export function readLatestEvents(database: Database, taskIds: readonly string[]): Promise<TaskEvent[]> {
  return database.run<TaskEvent>('read_latest_events', SQL, [taskIds]);
}
