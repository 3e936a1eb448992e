import { contractOf } from '../contracts/registry.js';
import type { TaskStart } from '../contracts/task-run.js';
import { taskFailure } from './failures.js';
import { runTask, type TaskSummary } from './run-task.js';

/** For task types that are one activity: its request is the task's input, its result the task's result. */
export async function singleSubtask(start: TaskStart): Promise<TaskSummary> {
  const contract = contractOf(start.task_type);
  if (!contract)
    throw taskFailure('InvalidInput', `There is no task type ${start.task_type}. See GET /api/v1/task-types.`);
  return runTask(contract, start, async (task) => {
    const [outcome] = await task.fanOut(() => task.input);
    if (!outcome?.result)
      throw taskFailure('NoResult', `${start.task_type} was skipped: ${outcome?.reason ?? 'no reason'}`);
    return outcome.result;
  });
}
