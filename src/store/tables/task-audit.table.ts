import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { JsonObject } from '../../../contracts/json.js';
import { tasks } from './tasks.table.js';

export const AUDIT_ACTIONS = ['cancel_requested', 'rerun', 'attempt_failed', 'webhook_sent', 'webhook_failed'] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Who did what to a task, and every failed attempt with its stack. Rows are added, never changed. */
export const taskAudit = pgTable(
  'task_audit',
  {
    entryId: bigint('entry_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    taskId: text('task_id')
      .notNull()
      .references(() => tasks.taskId, { onDelete: 'cascade' }),
    ts: timestamp('ts', { withTimezone: true, precision: 3 })
      .notNull()
      .default(sql`now()`),
    action: text('action').$type<AuditAction>().notNull(),
    actor: text('actor').notNull(),
    subtask: text('subtask'),
    attempt: integer('attempt'),
    body: jsonb('body').$type<JsonObject>().notNull(),
  },
  (table) => [index('task_audit_task').on(table.taskId, table.entryId)],
);
