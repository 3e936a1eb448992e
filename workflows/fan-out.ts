import { ActivityFailure, ApplicationFailure, CancellationScope, isCancellation } from '@temporalio/workflow';
import type { ActivityContract } from '../contracts/activity-contract.js';
import type { FailurePolicy } from '../contracts/task-contract.js';
import { SUBTASK_SKIPPED, type SubtaskOutcome } from '../contracts/task-run.js';
import { describeFailure } from './failures.js';
import type { ProgressBoard } from './progress-board.js';
import { recorder } from './recorder.js';
import { runActivity } from './run-activity.js';

export interface SubtaskCall {
  readonly name: string;
  readonly contract: ActivityContract;
  readonly request: unknown;
}

/**
 * Runs subtasks in parallel and returns how each ended, in the order given. With `fail_fast` the first failure cancels the
 * others, which end as REVOKED. Cancellation of the task cancels all of them and is raised once every one has stopped.
 */
export async function fanOut(
  calls: readonly SubtaskCall[],
  policy: FailurePolicy,
  board: ProgressBoard,
): Promise<SubtaskOutcome[]> {
  const scope = new CancellationScope();
  const outcomes = await scope.run(() =>
    Promise.all(
      calls.map(async (call) => {
        board.setSubtask(call.name, 'PROCESSING');
        const outcome = await runSubtask(call);
        board.setSubtask(call.name, outcome.status);
        if (outcome.status === 'FAILURE' && policy === 'fail_fast') scope.cancel();
        return outcome;
      }),
    ),
  );
  return outcomes;
}

async function runSubtask({ name, contract, request }: SubtaskCall): Promise<SubtaskOutcome> {
  try {
    return { name, status: 'SUCCESS', result: await runActivity(name, contract, request) };
  } catch (failure) {
    if (isCancellation(failure)) return { name, status: 'REVOKED' };
    if (!(failure instanceof ActivityFailure)) throw failure;
    const outcome = describeOutcome(name, failure);
    await CancellationScope.nonCancellable(() => recorder.recordSubtask(outcome));
    return outcome;
  }
}

function describeOutcome(name: string, failure: ActivityFailure): SubtaskOutcome {
  const { cause } = failure;
  if (cause instanceof ApplicationFailure && cause.type === SUBTASK_SKIPPED)
    return { name, status: 'SKIPPED', reason: cause.message };
  return { name, status: 'FAILURE', error: describeFailure(failure, name) };
}
