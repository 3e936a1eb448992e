import { proxyActivities } from '@temporalio/workflow';
import type { ActivityContract } from '../contracts/activity-contract.js';
import type { JsonValue } from '../contracts/json.js';
import type { Stored } from '../contracts/task-run.js';

type Activity<Result> = (...args: unknown[]) => Promise<Result>;

/**
 * Runs one activity as its contract says. The activity id is the name of the subtask or step, so histories and the Temporal
 * Web UI read like the product. The worker hands back every result as a stored value: large ones never enter history.
 */
export function runActivity<Result = Stored<JsonValue>>(
  name: string,
  contract: ActivityContract,
  request: unknown,
): Promise<Result> {
  const { retry } = contract;
  const activities = proxyActivities<Record<string, Activity<Result>>>({
    activityId: name,
    summary: contract.title,
    taskQueue: contract.taskQueue,
    startToCloseTimeout: contract.perAttempt,
    scheduleToCloseTimeout: contract.total,
    heartbeatTimeout: contract.heartbeat,
    cancellationType: 'WAIT_CANCELLATION_COMPLETED',
    retry: {
      maximumAttempts: retry.maximumAttempts,
      initialInterval: retry.initialInterval,
      maximumInterval: retry.maximumInterval,
      backoffCoefficient: retry.backoffCoefficient,
      nonRetryableErrorTypes: [...retry.nonRetryable],
    },
  });
  const activity = activities[contract.activity];
  if (!activity) throw new Error(`There is no activity ${contract.activity}.`);
  return activity(request);
}
