import type { Database } from '../database.js';

const PENDING = `
SELECT task_id FROM tasks
WHERE cancel_requested_at IS NOT NULL AND cancel_sent_at IS NULL AND status IN ('PENDING', 'PROCESSING')
  AND cancel_requested_at < now() - interval '2 seconds'
ORDER BY cancel_requested_at
LIMIT $1`;

/** Tasks whose cancellation was accepted but has not reached the engine. */
export async function readPendingCancels(database: Database, limit: number): Promise<string[]> {
  const rows = await database.run<{ task_id: string }>('pending_cancels', PENDING, [limit]);
  return rows.map((row) => row.task_id);
}

const SENT = `UPDATE tasks SET cancel_sent_at = now() WHERE task_id = $1`;

export async function markCancelSent(database: Database, taskId: string): Promise<void> {
  await database.run('mark_cancel_sent', SENT, [taskId]);
}
