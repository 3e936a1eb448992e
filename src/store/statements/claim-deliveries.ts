import type { Database } from '../database.js';

const CLAIM = `
UPDATE webhook_deliveries SET claimed_until = now() + interval '15 seconds'
WHERE delivery_id IN (
  SELECT delivery_id FROM webhook_deliveries
  WHERE started_at IS NULL AND (claimed_until IS NULL OR claimed_until <= now())
  ORDER BY created_at
  LIMIT $1
  FOR UPDATE SKIP LOCKED
)
RETURNING delivery_id`;

/** Takes up to `limit` deliveries that have no workflow yet and that no other process is starting. */
export async function claimDeliveries(database: Database, limit: number): Promise<string[]> {
  const rows = await database.run<{ delivery_id: string }>('claim_deliveries', CLAIM, [limit]);
  return rows.map((row) => row.delivery_id);
}

const STARTED = `UPDATE webhook_deliveries SET started_at = now(), claimed_until = NULL WHERE delivery_id = $1`;

export async function markDeliveryStarted(database: Database, deliveryId: string): Promise<void> {
  await database.run('mark_delivery_started', STARTED, [deliveryId]);
}
