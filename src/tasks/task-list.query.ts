import { and, desc, eq, exists, gte, ilike, lt, or, type SQL, sql } from 'drizzle-orm';
import { TASK_STATES, type TaskState } from '../../contracts/states.js';
import { ApiError, type ErrorDetails } from '../http/api-error.js';
import { MOMENT_HELP, parseMoment } from '../http/query-values.js';
import { Database } from '../store/database.js';
import { subtasks, tasks } from '../store/tables/index.js';
import { decodeCursor } from './list-cursor.js';

export type RawQuery = Readonly<Record<string, string | string[] | undefined>>;

/** The filters of a list, checked: ready to be asked of the store. */
export interface TaskFilter {
  readonly where: SQL | undefined;
  readonly limit: number;
}

const LIMIT = { least: 1, most: 200, usual: 50 };
const TEXT_LENGTH = 200;
const KNOWN = ['status', 'task_type', 'task_queue', 'since', 'until', 'q', 'limit', 'cursor'];
const TAG = /^tag\.(.{1,200})$/;

/** Reads the query string of a list; a refusal names every filter that cannot be used. */
export function readTaskFilter(database: Database, query: RawQuery): TaskFilter {
  const details: ErrorDetails = {};
  const conditions: (SQL | undefined)[] = [];
  let limit = LIMIT.usual;
  for (const [name, raw] of Object.entries(query)) {
    const value = Array.isArray(raw) ? raw.at(-1) : raw;
    if (value === undefined) continue;
    try {
      if (name === 'limit') limit = readLimit(value);
      else conditions.push(readCondition(database, name, value));
    } catch (error) {
      details[name] = [(error as Error).message];
    }
  }
  if (Object.keys(details).length > 0) throw new ApiError(400, details);
  return { where: and(...conditions), limit };
}

function readCondition(database: Database, name: string, value: string): SQL | undefined {
  const tag = TAG.exec(name)?.[1];
  if (tag !== undefined) return sql`${tasks.tags} ->> ${plain(tag)} = ${plain(value)}`;
  switch (name) {
    case 'status':
      return eq(tasks.status, readState(value));
    case 'task_type':
      return eq(tasks.taskType, plain(value));
    case 'task_queue':
      return exists(
        database.query
          .select({ one: sql`1` })
          .from(subtasks)
          .where(and(eq(subtasks.taskId, tasks.taskId), eq(subtasks.taskQueue, plain(value)))),
      );
    case 'since':
      return gte(tasks.createdAt, readMoment(value));
    case 'until':
      return lt(tasks.createdAt, readMoment(value));
    case 'q': {
      const pattern = `%${plain(value).replace(/[\\%_]/g, '\\$&')}%`;
      return or(ilike(tasks.taskId, pattern), ilike(tasks.taskType, pattern), ilike(tasks.message, pattern));
    }
    case 'cursor': {
      const { createdAt, taskId } = decodeCursor(value);
      return sql`(${tasks.createdAt}, ${tasks.taskId}) < (${createdAt.toISOString()}::timestamptz, ${taskId})`;
    }
    default:
      throw new Error(`This filter is not known. Use one of ${KNOWN.join(', ')} or tag.NAME.`);
  }
}

export const NEWEST_FIRST = [desc(tasks.createdAt), desc(tasks.taskId)];

function plain(value: string): string {
  if (value.length > TEXT_LENGTH || /\0|\p{Surrogate}/u.test(value))
    throw new Error(`Send at most ${TEXT_LENGTH} characters of plain text.`);
  return value;
}

function readState(value: string): TaskState {
  const state = TASK_STATES.find((candidate) => candidate === value);
  if (!state) throw new Error(`A status is one of ${TASK_STATES.join(', ')}.`);
  return state;
}

function readMoment(value: string): Date {
  const moment = parseMoment(value);
  if (!moment) throw new Error(MOMENT_HELP);
  return moment;
}

function readLimit(value: string): number {
  const limit = /^\d{1,4}$/.test(value) ? Number(value) : NaN;
  if (!(limit >= LIMIT.least && limit <= LIMIT.most))
    throw new Error(`The limit is a whole number from ${LIMIT.least} to ${LIMIT.most}.`);
  return limit;
}
