import {
  CancellationScope,
  CancelledFailure,
  isCancellation,
  TemporalFailure,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { ACCEPTED_MEMO, type TaskEnd } from '../contracts/recorder.js';
import { searchAttributesOf } from '../contracts/search-attributes.js';
import type { TaskContract } from '../contracts/task-contract.js';
import type { Stored, SubtaskOutcome, TaskStart } from '../contracts/task-run.js';
import { withDeadline } from './deadline.js';
import { describeFailure, taskFailure } from './failures.js';
import { ProgressBoard } from './progress-board.js';
import { recorder } from './recorder.js';
import { RunningTask } from './running-task.js';

/** What a task's workflow returns to the engine; the API reads the store instead. */
export interface TaskSummary {
  readonly status: 'SUCCESS';
  readonly partial: boolean;
  readonly result: Stored;
}

/**
 * Runs a task from its row to its recorded end: adopts the row when the API did not make it, keeps the deadline, turns
 * failure and cancellation into the task's state, and writes the end before the workflow closes. Whatever is no failure of
 * Temporal's own is a defect of ours: it is let through, so the workflow waits for the repaired worker instead of failing.
 */
export async function runTask<Input extends object>(
  contract: TaskContract,
  start: TaskStart<Input>,
  body: (task: RunningTask<Input>) => Promise<Stored>,
): Promise<TaskSummary> {
  const board = new ProgressBoard(contract.title);
  let task: RunningTask<Input> | undefined;
  let end: TaskEnd;
  try {
    const running = new RunningTask(contract, await adopt(start), board);
    task = running;
    board.begin(running.planned);
    const result = await withDeadline(start.timeout_seconds, () => body(running));
    end = describeSuccess(result, running.outcomes);
  } catch (failure) {
    if (!(failure instanceof TemporalFailure)) throw failure;
    end = describeFailedEnd(failure, task?.outcomes ?? []);
  }
  await CancellationScope.nonCancellable(() => recorder.recordTask(end));
  board.setTask(end.status, end.message);
  return closeWorkflow(end);
}

async function adopt<Input extends object>(start: TaskStart<Input>): Promise<TaskStart<Input>> {
  if (workflowInfo().memo?.[ACCEPTED_MEMO] === true) return start;
  upsertSearchAttributes(searchAttributesOf(start));
  return (await recorder.adoptTask(start as TaskStart)) as TaskStart<Input>;
}

function describeSuccess(result: Stored, outcomes: readonly SubtaskOutcome[]): TaskEnd {
  const partial = outcomes.some((outcome) => outcome.status === 'FAILURE');
  const message = partial ? 'Finished; some subtasks failed' : 'Finished';
  return { status: 'SUCCESS', partial, message, error: null, result, outcomes: withoutResults(outcomes) };
}

function describeFailedEnd(failure: TemporalFailure, outcomes: readonly SubtaskOutcome[]): TaskEnd {
  const shared = { partial: false, result: null, outcomes: withoutResults(outcomes) };
  if (isCancellation(failure)) return { ...shared, status: 'REVOKED', message: 'Cancelled', error: null };
  const error = describeFailure(failure, null);
  return { ...shared, status: 'FAILURE', message: error.message, error };
}

/** Results of subtasks are in the store already: sending them again would only lengthen the history. */
function withoutResults(outcomes: readonly SubtaskOutcome[]): SubtaskOutcome[] {
  return outcomes.map(({ name, status, error, reason }) => ({ name, status, error, reason }));
}

function closeWorkflow(end: TaskEnd): TaskSummary {
  if (end.status === 'REVOKED') throw new CancelledFailure(end.message);
  if (end.status === 'FAILURE') throw taskFailure(end.error?.type ?? 'Error', end.message, end.error?.subtask ?? null);
  if (!end.result) throw new Error('A task that succeeded has no result.');
  // A parent reads the store too: the results of many children would not fit into its history.
  const result = workflowInfo().parent ? { inline: null } : end.result;
  return { status: end.status, partial: end.partial, result };
}
