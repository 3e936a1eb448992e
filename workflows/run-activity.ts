import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { ActivityContract } from '../contracts/activity-contract.js';
import type { JsonValue } from '../contracts/json.js';
import type { LocalCall } from '../contracts/local-call.js';
import type { Stored } from '../contracts/task-run.js';

type Activities<Result> = Record<string, (...args: unknown[]) => Promise<Result>>;

/**
 * Runs one activity as its contract says. The activity id is the name of the subtask or step, so histories and the Temporal
 * Web UI read like the product. The worker hands back every result as a stored value: large ones never enter history.
 */
export function runActivity<Result = Stored<JsonValue>>(
  name: string,
  contract: ActivityContract,
  request: unknown,
): Promise<Result> {
  if (!contract.local) return pick(proxyRemotely<Result>(name, contract), contract)(request);
  const call: LocalCall = { local: name, request };
  return pick(proxyLocally<Result>(name, contract), contract)(call);
}

function proxyRemotely<Result>(name: string, contract: ActivityContract) {
  return proxyActivities<Activities<Result>>({
    activityId: name,
    summary: contract.title,
    taskQueue: contract.taskQueue,
    startToCloseTimeout: contract.perAttempt,
    scheduleToCloseTimeout: contract.total,
    heartbeatTimeout: contract.heartbeat,
    cancellationType: 'WAIT_CANCELLATION_COMPLETED',
    retry: retryPolicy(contract),
  });
}

function proxyLocally<Result>(name: string, contract: ActivityContract) {
  return proxyLocalActivities<Activities<Result>>({
    summary: `${contract.title}: ${name}`,
    startToCloseTimeout: contract.perAttempt,
    scheduleToCloseTimeout: contract.total,
    cancellationType: 'WAIT_CANCELLATION_COMPLETED',
    retry: retryPolicy(contract),
  });
}

function retryPolicy({ retry }: ActivityContract) {
  return {
    maximumAttempts: retry.maximumAttempts,
    initialInterval: retry.initialInterval,
    maximumInterval: retry.maximumInterval,
    backoffCoefficient: retry.backoffCoefficient,
    nonRetryableErrorTypes: [...retry.nonRetryable],
  };
}

function pick<Result>(activities: Activities<Result>, { activity }: ActivityContract) {
  const found = activities[activity];
  if (!found) throw new Error(`There is no activity ${activity}.`);
  return found;
}
