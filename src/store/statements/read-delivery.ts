import type { TaskState } from '../../../contracts/states.js';
import type { TaskError } from '../../../contracts/task-run.js';
import type { Database } from '../database.js';

/** A webhook to send: where, and the end of the task it tells of. */
export interface Delivery extends Record<string, unknown> {
  readonly task_id: string;
  readonly url: string;
  readonly task_type: string;
  readonly status: TaskState;
  readonly partial: boolean;
  readonly message: string;
  readonly error: TaskError | null;
  readonly tags: Record<string, string>;
  readonly finished_at: Date;
}

const SQL = `
SELECT t.task_id, d.url, t.task_type, t.status, t.partial, t.message, t.error, t.tags, t.finished_at
FROM webhook_deliveries d JOIN tasks t ON t.task_id = d.task_id
WHERE d.delivery_id = $1`;

export async function readDelivery(database: Database, deliveryId: string): Promise<Delivery | null> {
  return (await database.run<Delivery>('read_delivery', SQL, [deliveryId]))[0] ?? null;
}

const DELIVERED = `UPDATE webhook_deliveries SET delivered_at = now() WHERE delivery_id = $1`;

export async function markDelivered(database: Database, deliveryId: string): Promise<void> {
  await database.run('mark_delivered', DELIVERED, [deliveryId]);
}
