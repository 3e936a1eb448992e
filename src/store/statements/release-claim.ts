import type { Database } from '../database.js';

const SQL = `
UPDATE tasks SET claimed_until = now() + $2::int * interval '1 second'
WHERE task_id = ANY($1::text[]) AND dispatched_at IS NULL`;

/** Gives tasks back that could not be started; they are due again after `seconds`. */
export async function releaseClaims(database: Database, taskIds: readonly string[], seconds: number): Promise<void> {
  await database.run('release_claims', SQL, [taskIds, seconds]);
}
