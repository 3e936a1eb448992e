import { Injectable } from '@nestjs/common';
import type { Context } from '@temporalio/activity';
import type { ActivityInterceptors } from '@temporalio/worker';
import { hostname } from 'node:os';
import { AttemptRecorder } from '../recording/attempt-recorder.js';
import { Database } from '../store/database.js';
import { Attempt } from './attempt.js';
import { StoredValues } from './stored-values.js';

/** The worker's name in the engine and in the rows of the subtasks it carries out. */
export const WORKER_IDENTITY = `${process.pid}@${hostname()}`;

/** Wraps every activity that serves a task; the recorder's own local activities pass through. */
@Injectable()
export class AttemptInterceptor {
  constructor(
    private readonly recorder: AttemptRecorder,
    private readonly database: Database,
    private readonly values: StoredValues,
  ) {}

  intercept(context: Context): ActivityInterceptors {
    const { isLocal, workflowExecution } = context.info;
    if (isLocal || !workflowExecution) return {};
    const services = {
      recorder: this.recorder,
      database: this.database,
      values: this.values,
      worker: WORKER_IDENTITY,
    };
    const attempt = new Attempt(services, context, workflowExecution);
    return { inbound: { execute: (input, next) => attempt.run(() => next(input)) } };
  }
}
