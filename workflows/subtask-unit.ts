import { ActivityFailure, ApplicationFailure, CancellationScope, isCancellation } from '@temporalio/workflow';
import type { ActivityContract } from '../contracts/activity-contract.js';
import { type Stored, SUBTASK_SKIPPED, type SubtaskOutcome } from '../contracts/task-run.js';
import { describeFailure } from './failures.js';
import type { WorkUnit } from './fan-out.js';
import { recorder } from './recorder.js';
import { runActivity } from './run-activity.js';

/** A subtask that is an activity of its own. */
export function subtaskUnit(name: string, contract: ActivityContract, request: unknown): WorkUnit {
  return subtaskOf(name, () => runActivity(name, contract, request));
}

/** A subtask of several steps, the last of them an activity by its name: that one writes its row. */
export function subtaskOf(name: string, body: () => Promise<Stored>): WorkUnit {
  return { names: [name], run: async () => [await runSubtask(name, body)] };
}

async function runSubtask(name: string, body: () => Promise<Stored>): Promise<SubtaskOutcome> {
  try {
    return { name, status: 'SUCCESS', result: await body() };
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
