import { CancellationScope } from '@temporalio/workflow';
import type { FailurePolicy } from '../contracts/task-contract.js';
import type { SubtaskOutcome } from '../contracts/task-run.js';
import type { ProgressBoard } from './progress-board.js';

/** Subtasks that one activity carries out, one or many. `run` tells how each ended; it raises only what is a defect. */
export interface WorkUnit {
  readonly names: readonly string[];
  run(): Promise<readonly SubtaskOutcome[]>;
}

/**
 * Runs units of work in parallel and returns how each subtask ended. With `fail_fast` the first failure cancels the
 * others, which end as REVOKED. Cancellation of the task cancels all of them and is raised once every one has stopped.
 */
export async function fanOut(
  units: readonly WorkUnit[],
  policy: FailurePolicy,
  board: ProgressBoard,
): Promise<SubtaskOutcome[]> {
  const scope = new CancellationScope();
  const outcomes = await scope.run(() =>
    Promise.all(
      units.map(async (unit) => {
        board.beginSubtasks(unit.names);
        const ended = await unit.run();
        board.endSubtasks(ended);
        if (policy === 'fail_fast' && ended.some(({ status }) => status === 'FAILURE')) scope.cancel();
        return ended;
      }),
    ),
  );
  return outcomes.flat();
}
