import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { JsonValue } from '../../../contracts/json.js';
import { artifacts } from './artifacts.table.js';
import { tasks } from './tasks.table.js';

/** `part` of a task's own result; subtasks and steps use their names. */
export const TASK_RESULT = '';

/** A result is in place (`value`) or, when it is large, a JSON artifact. */
export const results = pgTable(
  'results',
  {
    taskId: text('task_id')
      .notNull()
      .references(() => tasks.taskId, { onDelete: 'cascade' }),
    part: text('part').notNull(),
    value: jsonb('value').$type<JsonValue>(),
    artifactId: uuid('artifact_id').references(() => artifacts.artifactId),
  },
  (table) => [
    primaryKey({ columns: [table.taskId, table.part] }),
    index('results_artifact')
      .on(table.artifactId)
      .where(sql`artifact_id IS NOT NULL`),
  ],
);
