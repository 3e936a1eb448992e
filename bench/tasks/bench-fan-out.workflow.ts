import type { TaskStart } from '../../contracts/task-run.js';
import { runTask, type TaskSummary } from '../../workflows/run-task.js';
import { benchFanOut as contract, type BenchFanOutInput, type BenchItemRequest } from './bench-contracts.js';

/** Every item in parallel, then their sum. */
export function benchFanOut(start: TaskStart<BenchFanOutInput>): Promise<TaskSummary> {
  return runTask(contract, start, async (task) => {
    const outcomes = await task.fanOut((tag) => describeItem(task.input, tag));
    return task.runStep('sum', { outcomes });
  });
}

function describeItem({ ms, ballast, failing = [], flaky = [] }: BenchFanOutInput, tag: string): BenchItemRequest {
  const number = Number(tag.slice(tag.lastIndexOf('.') + 1));
  const item = ballast === undefined ? { tag, ms } : { tag, ms, ballast };
  if (failing.includes(number)) return { ...item, fails: 'always' };
  return flaky.includes(number) ? { ...item, fails: 'once' } : item;
}
