import { sql } from 'drizzle-orm';
import { bigint, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/**
 * One row for all bytes that may lie in the artifact store under a SHA-256: made before the bytes are put there, gone after
 * they are. `dropped_at` is set while an artifact has let go of them, until retention has looked whether another holds them.
 */
export const blobs = pgTable(
  'blobs',
  {
    sha256: text('sha256').primaryKey(),
    size: bigint('size', { mode: 'number' }).notNull(),
    droppedAt: timestamp('dropped_at', { withTimezone: true, precision: 3 }),
  },
  (table) => [
    index('blobs_dropped')
      .on(table.sha256)
      .where(sql`dropped_at IS NOT NULL`),
  ],
);
