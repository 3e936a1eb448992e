import { bigint, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';

/** One row an artifact: a random id owned by a tenant. Equal bytes share the blob named by `sha256`. */
export const artifacts = pgTable(
  'artifacts',
  {
    artifactId: uuid('artifact_id').primaryKey(),
    tenant: text('tenant').notNull(),
    sha256: text('sha256').notNull(),
    size: bigint('size', { mode: 'number' }).notNull(),
    mediaType: text('media_type').notNull(),
    name: text('name'),
    taskId: text('task_id'),
    createdAt: timestamp('created_at', { withTimezone: true, precision: 3 })
      .notNull()
      .default(sql`now()`),
  },
  (table) => [index('artifacts_blob').on(table.sha256), index('artifacts_task').on(table.taskId)],
);
