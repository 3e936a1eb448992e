import pg from 'pg';
import type { Store } from './store.js';

/** Asks the database of a stack itself: for what the API does not show, and for what nobody should do to it. */
export async function queryStore<Row extends pg.QueryResultRow>(
  { url }: Store,
  statement: string,
  values: unknown[],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement, values)).rows;
  } finally {
    await client.end();
  }
}
