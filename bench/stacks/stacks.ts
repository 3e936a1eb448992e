import { bareTemporal } from './bare-temporal.stack.js';
import { bullmq } from './bullmq.stack.js';
import { celery } from './celery.stack.js';
import { djangoQ } from './django-q.stack.js';
import { millrace } from './millrace.stack.js';
import { millracePostgres } from './millrace-postgres.stack.js';
import type { Stack } from './stack.js';
import { threads } from './threads.stack.js';

/** The stacks that are measured when none is named, in the order of the report. */
const USUAL_STACKS: readonly Stack[] = [millrace, bareTemporal, celery, djangoQ, bullmq, threads];

/** Every stack. The last are those that a decision was made by, measured when they are named. */
export const STACKS: readonly Stack[] = [...USUAL_STACKS, millracePostgres];

export const USUAL_STACK_NAMES = USUAL_STACKS.map(({ name }) => name);
