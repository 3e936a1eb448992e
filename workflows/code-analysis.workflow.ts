import { codeAnalysis as contract, type CodeAnalysisInput } from '../contracts/analysis/code-analysis.contract.js';
import type { TaskStart } from '../contracts/task-run.js';
import { runTask, type TaskSummary } from './run-task.js';

/** Every chosen analyzer in parallel, then one report of what they found together. */
export function codeAnalysis(start: TaskStart<CodeAnalysisInput>): Promise<TaskSummary> {
  return runTask(contract, start, async (task) => {
    const { source, target_url } = task.input;
    const outcomes = await task.fanOut((analyzer) => ({ analyzer, source, target_url }));
    return task.runStep('aggregate', { outcomes });
  });
}
