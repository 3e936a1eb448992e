import type { TaskStart } from '../../contracts/task-run.js';
import { runTask, type TaskSummary } from '../../workflows/run-task.js';
import { benchFanOut as contract, type BenchFanOutInput } from './bench-contracts.js';

/** Every item in parallel, then their sum. */
export function benchFanOut(start: TaskStart<BenchFanOutInput>): Promise<TaskSummary> {
  return runTask(contract, start, async (task) => {
    const outcomes = await task.fanOut((tag) => ({ tag, ms: task.input.ms }));
    return task.runStep('sum', { outcomes });
  });
}
