import {
  codeAnalysis as contract,
  type CodeAnalysisInput,
  type CodeSource,
  type FetchedSource,
} from '../contracts/analysis/code-analysis.contract.js';
import type { TaskStart } from '../contracts/task-run.js';
import { taskFailure } from './failures.js';
import { runTask, type TaskSummary } from './run-task.js';
import type { RunningTask } from './running-task.js';

/** Every chosen analyzer in parallel, those that want to know what the others found after them, then one report of what they found together. */
export function codeAnalysis(start: TaskStart<CodeAnalysisInput>): Promise<TaskSummary> {
  return runTask(contract, start, async (task) => {
    const { target_url, compare_to } = task.input;
    const source = await fetchSource(task);
    const outcomes = await task.fanOut((analyzer, ended) => ({ analyzer, source, target_url, ended }));
    return task.runStep('aggregate', { outcomes, target_url, compare_to });
  });
}

/** A repository is fetched once, since every analyzer must see the same commit; any other source is read where it lies. */
async function fetchSource(task: RunningTask<CodeAnalysisInput>): Promise<CodeSource> {
  const { source } = task.input;
  if (source.git_url === undefined) return source;
  const fetched = await task.runStep<FetchedSource>('fetch', { source, outcomes: task.outcomes });
  if (!('inline' in fetched)) throw taskFailure('InvalidSource', 'What was fetched cannot be told in few words.');
  return fetched.inline;
}
