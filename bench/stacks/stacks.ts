import { bareTemporal } from './bare-temporal.stack.js';
import { bullmq } from './bullmq.stack.js';
import { celery } from './celery.stack.js';
import { djangoQ } from './django-q.stack.js';
import { millrace } from './millrace.stack.js';
import type { Stack } from './stack.js';
import { threads } from './threads.stack.js';

/** Every stack, in the order of the report. */
export const STACKS: readonly Stack[] = [millrace, bareTemporal, celery, djangoQ, bullmq, threads];
