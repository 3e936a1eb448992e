import type { Database } from '../../store/database.js';

/** Whoever found a task unexpired has had time to act on it when its payload goes. */
const GRACE_SECONDS = 5;

const SQL = `
SELECT task_id FROM tasks
WHERE purged_at IS NULL AND expires_at <= now() - interval '${GRACE_SECONDS} seconds'
ORDER BY expires_at
LIMIT $1`;

/** Tasks that have passed their retention and still have their payload, oldest first. */
export async function readExpiredTasks(database: Database, limit: number): Promise<string[]> {
  const rows = await database.run<{ task_id: string }>('expired_tasks', SQL, [limit]);
  return rows.map((row) => row.task_id);
}
