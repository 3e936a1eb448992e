import pg from 'pg';
import type { Stack } from '../../rig/stack.js';

/** Asks the database of a stack one question. */
export async function queryStore<Row extends pg.QueryResultRow>(
  { store }: Stack,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: store.url });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** Makes an upload older than it is, so that its time has come. */
export async function ageArtifact(stack: Stack, artifactId: string, days: number): Promise<void> {
  await queryStore(
    stack,
    `UPDATE artifacts SET created_at = created_at - $2::int * interval '1 day', check_at = now() WHERE artifact_id = $1`,
    [artifactId, days],
  );
}
