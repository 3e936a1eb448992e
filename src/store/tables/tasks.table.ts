import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, smallint, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import type { JsonObject } from '../../../contracts/json.js';
import type { TaskState } from '../../../contracts/states.js';
import type { TaskError } from '../../../contracts/task-run.js';

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/**
 * One row a task, and the outbox: a row whose `dispatched_at` is empty has no workflow yet. `claimed_until` is the lease of
 * the API process that is starting it. `run_id` is the engine's run that may write here,
 * `checked_at` when the reconciler last compared the row with the engine. `last_event` numbers the events.
 * `purged_at` is when retention took the payload away.
 */
export const tasks = pgTable(
  'tasks',
  {
    taskId: text('task_id').primaryKey(),
    tenant: text('tenant').notNull(),
    taskType: text('task_type').notNull(),
    status: text('status').$type<TaskState>().notNull().default('PENDING'),
    partial: boolean('partial').notNull().default(false),
    progress: smallint('progress').notNull().default(0),
    message: text('message').notNull().default(''),
    input: jsonb('input').$type<JsonObject>().notNull(),
    options: jsonb('options').$type<JsonObject>().notNull(),
    tags: jsonb('tags').$type<Record<string, string>>().notNull(),
    error: jsonb('error').$type<TaskError>(),
    rerunOf: text('rerun_of'),
    submittedBy: text('submitted_by').notNull().default(''),
    idempotencyKey: text('idempotency_key'),
    requestHash: text('request_hash'),
    retentionSeconds: integer('retention_seconds').notNull(),
    createdAt: moment('created_at')
      .notNull()
      .default(sql`now()`),
    startedAt: moment('started_at'),
    finishedAt: moment('finished_at'),
    expiresAt: moment('expires_at'),
    purgedAt: moment('purged_at'),
    notBefore: moment('not_before')
      .notNull()
      .default(sql`now()`),
    claimedUntil: moment('claimed_until'),
    dispatchedAt: moment('dispatched_at'),
    cancelRequestedAt: moment('cancel_requested_at'),
    cancelSentAt: moment('cancel_sent_at'),
    checkedAt: moment('checked_at'),
    runId: text('run_id'),
    lastEvent: integer('last_event').notNull().default(0),
  },
  (table) => [
    index('tasks_reruns')
      .on(table.rerunOf)
      .where(sql`rerun_of IS NOT NULL`),
    uniqueIndex('tasks_idempotency').on(table.tenant, table.idempotencyKey),
    index('tasks_newest').on(table.createdAt.desc(), table.taskId.desc()),
    index('tasks_outbox')
      .on(table.notBefore)
      .where(sql`dispatched_at IS NULL AND status IN ('PENDING', 'PROCESSING')`),
    index('tasks_unfinished')
      .on(table.checkedAt)
      .where(sql`status IN ('PENDING', 'PROCESSING')`),
    index('tasks_expiring')
      .on(table.expiresAt)
      .where(sql`expires_at IS NOT NULL AND purged_at IS NULL`),
    index('tasks_cancels')
      .on(table.cancelRequestedAt)
      .where(sql`cancel_requested_at IS NOT NULL AND cancel_sent_at IS NULL AND status IN ('PENDING', 'PROCESSING')`),
  ],
);
