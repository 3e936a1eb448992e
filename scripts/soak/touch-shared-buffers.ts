import pg from 'pg';

/** More than PostgreSQL is given as shared buffers. */
const MEBIBYTES = 96;
const ROWS_PER_MEBIBYTE = 128;

/**
 * Fills PostgreSQL's shared buffers once. They count as memory from their first use on, and would otherwise look like a
 * leak until the last of them has been used.
 */
export async function touchSharedBuffers(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('CREATE UNLOGGED TABLE soak_filler (text text)');
    await client.query('ALTER TABLE soak_filler ALTER COLUMN text SET STORAGE PLAIN');
    await client.query(`INSERT INTO soak_filler SELECT repeat('x', 7900) FROM generate_series(1, $1)`, [
      MEBIBYTES * ROWS_PER_MEBIBYTE,
    ]);
    await client.query('DROP TABLE soak_filler');
  } finally {
    await client.end();
  }
}
