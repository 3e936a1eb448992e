import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { artifacts } from './artifacts.table.js';

/** Which artifacts the input of a task names. Written just before the task itself, so a row may name a task that never came. */
export const artifactUses = pgTable(
  'artifact_uses',
  {
    artifactId: uuid('artifact_id')
      .notNull()
      .references(() => artifacts.artifactId, { onDelete: 'cascade' }),
    taskId: text('task_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.artifactId, table.taskId] }), index('artifact_uses_task').on(table.taskId)],
);
