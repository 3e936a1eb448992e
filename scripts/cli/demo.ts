import { delimiter } from 'node:path';
import type { CodeAnalysisResult } from '../../contracts/analysis/code-analysis.contract.js';
import { repositoryRoot } from '../../src/config/repository-root.js';
import { readSettings, type Settings } from '../../src/config/settings.js';
import { callApi } from '../api-client/call-api.js';
import { followTask } from '../api-client/follow-task.js';
import { onInterrupt } from '../demo/on-interrupt.js';
import { printReport } from '../demo/print-report.js';
import { openProgressBoard } from '../demo/progress-board.js';
import { submitRepository } from '../demo/submit-repository.js';
import { trainDigits } from '../demo/train-digits.js';
import { apiUrl, describeAddresses } from '../stack/stack-addresses.js';
import { describeStart } from '../stack/describe-start.js';
import { startStack } from '../stack/start-stack.js';
import { stopStack } from '../stack/stop-stack.js';
import type { Verb } from './verb.js';

interface TaskResult {
  readonly status: string;
  readonly result: CodeAnalysisResult | null;
  readonly error?: { readonly message: string } | null;
}

interface Task {
  readonly partial: boolean;
  readonly links: { readonly temporal_ui: string };
}

export const demo: Verb = async (given) => {
  const settings = openRepository(given);
  const stack = await startStack(settings);
  console.log(stack.outcome === 'started' ? 'The stack is up.' : 'The stack runs already.');
  for (const line of describeStart(stack)) console.log(line);
  const api = apiUrl(settings);
  const taskId = await submitRepository(api);
  console.log(`Task ${taskId} analyzes this repository:`);
  let board = openProgressBoard();
  const forget = onInterrupt(async () => {
    board.end();
    if (stack.outcome !== 'started')
      console.log('\nThe task goes on: the stack ran before this demo. "make stop" ends it.');
    else await stopStack(settings);
  });
  try {
    for await (const event of followTask(api, taskId)) board.show(event);
    board.end();
    const task = await callApi<Task>(`${api}/api/v1/tasks/${taskId}`);
    const isAnalyzed = await report(api, taskId, task);
    board = openProgressBoard();
    const isTrained = await trainDigits(api, board);
    console.log(`\n${describeAddresses(settings)}\n  ${'This task'.padEnd(16)} ${task.links.temporal_ui}`);
    console.log('\nThe stack stays up. "make status" shows it, "make stop" ends it.');
    return isAnalyzed && isTrained ? 0 : 1;
  } finally {
    board.end();
    forget();
  }
};

/** Prints what the analysis found; false when it found nothing out. */
async function report(api: string, taskId: string, { partial, links }: Task): Promise<boolean> {
  const { status, result, error } = await callApi<TaskResult>(`${api}/api/v1/tasks/${taskId}/result`);
  if (result) printReport(result);
  else console.log(`The task ended as ${status}: ${error?.message ?? 'no result'}. Its workflow: ${links.temporal_ui}`);
  if (partial) console.log('The report is partial: not every analyzer succeeded.');
  return result !== null;
}

/** Lets a stack that is started now read this repository, besides what its settings name. */
function openRepository(settings: Settings): Settings {
  process.env['ANALYSIS_ROOTS'] = [...new Set([...settings.analysisRoots, repositoryRoot()])].join(delimiter);
  return readSettings(process.env);
}
