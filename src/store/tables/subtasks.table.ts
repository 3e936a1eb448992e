import { integer, jsonb, pgTable, primaryKey, smallint, text, timestamp } from 'drizzle-orm/pg-core';
import type { JsonObject } from '../../../contracts/json.js';
import type { SubtaskState } from '../../../contracts/states.js';
import type { TaskError } from '../../../contracts/task-run.js';
import { tasks } from './tasks.table.js';

/** One row a subtask. Only the attempt named by (`run_id`, `attempt`), or a later one, may write it. */
export const subtasks = pgTable(
  'subtasks',
  {
    taskId: text('task_id')
      .notNull()
      .references(() => tasks.taskId, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    ordinal: integer('ordinal').notNull(),
    status: text('status').$type<SubtaskState>().notNull().default('PENDING'),
    progress: smallint('progress').notNull().default(0),
    message: text('message').notNull().default(''),
    taskQueue: text('task_queue').notNull(),
    runId: text('run_id'),
    attempt: integer('attempt').notNull().default(0),
    worker: text('worker'),
    startedAt: timestamp('started_at', { withTimezone: true, precision: 3 }),
    finishedAt: timestamp('finished_at', { withTimezone: true, precision: 3 }),
    metrics: jsonb('metrics').$type<JsonObject>(),
    checkpoint: jsonb('checkpoint').$type<JsonObject>(),
    error: jsonb('error').$type<TaskError>(),
    logLines: integer('log_lines').notNull().default(0),
    logLinesDropped: integer('log_lines_dropped').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.taskId, table.name] })],
);
