import { Injectable } from '@nestjs/common';
import type { Context } from '@temporalio/activity';
import type { ActivityInboundCallsInterceptor, ActivityInterceptors } from '@temporalio/worker';
import { hostname } from 'node:os';
import { isBatchRequest } from '../../contracts/batch.js';
import { isServiceWorkflow } from '../../contracts/service-workflows.js';
import { AttemptRecorder } from '../recording/attempt-recorder.js';
import { Database } from '../store/database.js';
import { ActivityLog } from './activity-log.js';
import { Attempt } from './attempt.js';
import { BatchAttempt } from './batch-attempt.js';
import { makeSound } from './sound-failure.js';
import { StoredValues } from './stored-values.js';

/** The worker's name in the engine and in the rows of the subtasks it carries out. */
export const WORKER_IDENTITY = `${process.pid}@${hostname()}`;

type ActivityExecute = NonNullable<ActivityInboundCallsInterceptor['execute']>;

/** Wraps every activity that serves a task; of the recorder's local ones and the service's own only failures are touched. */
@Injectable()
export class AttemptInterceptor {
  constructor(
    private readonly recorder: AttemptRecorder,
    private readonly database: Database,
    private readonly values: StoredValues,
  ) {}

  intercept(context: Context): ActivityInterceptors {
    const { isLocal, workflowExecution, workflowType } = context.info;
    if (isLocal || !workflowExecution || isServiceWorkflow(workflowType))
      return { inbound: { execute: (input, next) => soundly(() => next(input)) } };
    const services = {
      recorder: this.recorder,
      database: this.database,
      values: this.values,
      worker: WORKER_IDENTITY,
    };
    context.log = new ActivityLog();
    const execute: ActivityExecute = (input, next) => {
      const [request] = input.args;
      if (!isBatchRequest(request)) return new Attempt(services, context, workflowExecution).run(() => next(input));
      const body = (argument: unknown) => next({ ...input, args: [argument] });
      return new BatchAttempt(services, context, workflowExecution, request).run(body);
    };
    return { inbound: { execute } };
  }
}

async function soundly<T>(body: () => Promise<T>): Promise<T> {
  try {
    return await body();
  } catch (error) {
    throw makeSound(error);
  }
}
