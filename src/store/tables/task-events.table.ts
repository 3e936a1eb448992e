import { integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { JsonObject } from '../../../contracts/json.js';
import { tasks } from './tasks.table.js';

export const EVENT_KINDS = ['progress', 'subtask', 'log', 'metrics', 'done'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** The append-only stream of a task. `seq` counts from 1 without gaps, in the order the events were committed. */
export const taskEvents = pgTable(
  'task_events',
  {
    taskId: text('task_id')
      .notNull()
      .references(() => tasks.taskId, { onDelete: 'cascade' }),
    seq: integer('seq').notNull(),
    ts: timestamp('ts', { withTimezone: true, precision: 3 }).notNull(),
    kind: text('kind').$type<EventKind>().notNull(),
    subtask: text('subtask'),
    attempt: integer('attempt'),
    body: jsonb('body').$type<JsonObject>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.taskId, table.seq] })],
);
