import type { Database } from '../database.js';

const SQL = `SELECT pg_notify('millrace_events', task_id || ' 1') FROM unnest($1::text[]) AS task_id`;

/** Wakes whoever watches all tasks: these have been accepted. */
export async function announceTasks(database: Database, taskIds: readonly string[]): Promise<void> {
  await database.run('announce_tasks', SQL, [taskIds]);
}
