import type { PoolClient } from 'pg';
import type { BlobStore } from '../artifacts/blobs/blob-store.js';
import type { Database } from '../store/database.js';

const NEXT = `
SELECT sha256 FROM blobs WHERE dropped_at IS NOT NULL AND sha256 > $1 ORDER BY sha256 LIMIT 1 FOR UPDATE SKIP LOCKED`;
const IS_HELD = `SELECT FROM artifacts WHERE sha256 = $1 LIMIT 1`;
const KEEP = `UPDATE blobs SET dropped_at = NULL WHERE sha256 = $1`;
const FORGET = `DELETE FROM blobs WHERE sha256 = $1`;

/**
 * Deletes the bytes that no artifact holds any more. Each blob's row is locked meanwhile: an artifact with equal bytes that
 * comes now waits for that lock, and brings its bytes afterwards. Returns how many were deleted.
 */
export async function sweepBlobs(database: Database, blobs: BlobStore): Promise<number> {
  let deleted = 0;
  for (let last: string | null = ''; last !== null;) {
    const swept: SweptBlob | null = await inTransaction(database, (client) => sweepOne(client, blobs, last ?? ''));
    if (swept?.isDeleted) deleted += 1;
    last = swept?.sha256 ?? null;
  }
  return deleted;
}

interface SweptBlob {
  readonly sha256: string;
  readonly isDeleted: boolean;
}

async function sweepOne(client: PoolClient, blobs: BlobStore, after: string): Promise<SweptBlob | null> {
  const { rows } = await client.query<{ sha256: string }>(NEXT, [after]);
  const sha256 = rows[0]?.sha256;
  if (sha256 === undefined) return null;
  // A statement of its own: only one that begins under the lock sees what was committed before it.
  const isHeld = (await client.query(IS_HELD, [sha256])).rowCount === 1;
  if (!isHeld) await blobs.delete(sha256);
  await client.query(isHeld ? KEEP : FORGET, [sha256]);
  return { sha256, isDeleted: !isHeld };
}

async function inTransaction<T>(database: Database, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await database.pool.connect();
  try {
    await client.query('BEGIN');
    const value = await work(client);
    await client.query('COMMIT');
    client.release();
    return value;
  } catch (error) {
    // The connection may be what failed; closing it rolls back as well.
    client.release(error as Error);
    throw error;
  }
}
