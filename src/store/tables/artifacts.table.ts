import { bigint, boolean, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { blobs } from './blobs.table.js';

/**
 * One row an artifact: a random id owned by a tenant. Equal bytes share the blob named by `sha256`. A `pending` one holds
 * its blob while the bytes are on their way, and is nobody's to read yet. Retention looks at a row when `check_at` has come.
 */
export const artifacts = pgTable(
  'artifacts',
  {
    artifactId: uuid('artifact_id').primaryKey(),
    tenant: text('tenant').notNull(),
    sha256: text('sha256')
      .notNull()
      .references(() => blobs.sha256),
    size: bigint('size', { mode: 'number' }).notNull(),
    mediaType: text('media_type').notNull(),
    name: text('name'),
    taskId: text('task_id'),
    pending: boolean('pending').notNull().default(false),
    createdAt: timestamp('created_at', { withTimezone: true, precision: 3 })
      .notNull()
      .default(sql`now()`),
    checkAt: timestamp('check_at', { withTimezone: true, precision: 3 })
      .notNull()
      .default(sql`now() + interval '1 day'`),
  },
  (table) => [
    index('artifacts_blob').on(table.sha256),
    index('artifacts_task').on(table.taskId),
    index('artifacts_check').on(table.checkAt),
  ],
);
