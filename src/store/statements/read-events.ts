import type { JsonObject } from '../../../contracts/json.js';
import type { Database } from '../database.js';
import type { EventKind } from '../tables/task-events.table.js';

/** One event of a task as it goes over the wire: the shared fields, then those of its body. */
export interface TaskEvent extends Record<string, unknown> {
  readonly task_id: string;
  readonly seq: number;
  readonly ts: Date;
  readonly kind: EventKind;
  readonly subtask: string | null;
  readonly attempt: number | null;
  readonly body: JsonObject;
}

const SQL = `
SELECT task_id, seq, ts, kind, subtask, attempt, body FROM task_events
WHERE task_id = $1 AND seq > $2 ORDER BY seq LIMIT $3`;

export function readEvents(database: Database, taskId: string, after: number, limit: number): Promise<TaskEvent[]> {
  return database.run<TaskEvent>('read_events', SQL, [taskId, after, limit]);
}
