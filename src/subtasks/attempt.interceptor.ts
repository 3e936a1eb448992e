import { Injectable } from '@nestjs/common';
import type { Context } from '@temporalio/activity';
import type { ActivityInboundCallsInterceptor, ActivityInterceptors } from '@temporalio/worker';
import { hostname } from 'node:os';
import { isBatchRequest } from '../../contracts/batch.js';
import { isLocalCall } from '../../contracts/local-call.js';
import { RECORDER_ACTIVITIES } from '../../contracts/recorder.js';
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
    const { activityType, isLocal, workflowExecution, workflowType } = context.info;
    const isRecorder = isLocal && RECORDER_ACTIVITIES.has(activityType);
    if (isRecorder || !workflowExecution || isServiceWorkflow(workflowType))
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
      const body = (argument: unknown) => next({ ...input, args: [argument] });
      const call = isLocal && isLocalCall(request) ? request : { local: context.info.activityId, request };
      if (isBatchRequest(call.request))
        return new BatchAttempt(services, context, workflowExecution, call.request).run(body);
      return new Attempt(services, context, workflowExecution, call.local).run(() => body(call.request));
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
