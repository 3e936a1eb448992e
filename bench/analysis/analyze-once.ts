import { callApi } from '../../scripts/api-client/call-api.js';
import { followTask } from '../../scripts/api-client/follow-task.js';
import { AnalyzerWatch } from './analyzer-watch.js';

/** What one task of code_analysis cost. */
export interface AnalysisRun {
  readonly analyzers: readonly string[];
  /** From before the POST until the end was told. */
  readonly wallSeconds: number;
  /** Of the processes that analyze and what they start. */
  readonly cpuSeconds: number;
  /** The most memory (PSS) of one such process with what it starts, and of all together. */
  readonly peakOfOneMib: number;
  readonly peakOfAllMib: number;
  /** The longest time in which no event of any subtask came, between the first and the last. */
  readonly longestSilenceSeconds: number;
  readonly findings: number;
  /** What the result says that was not seen, beside single files. */
  readonly unread: readonly string[];
  readonly notInstalled: readonly string[];
}

interface Result {
  readonly findings: readonly unknown[];
  readonly unread: readonly { readonly file: string; readonly reason: string }[];
  readonly not_installed: readonly { readonly name: string }[];
}

/** Has a stack analyze the tree at `root`, and follows its events. `home` is where the stack keeps its data. */
export async function analyzeOnce(
  api: string,
  home: string,
  root: string,
  analyzers: readonly string[],
): Promise<AnalysisRun> {
  const watch = new AnalyzerWatch(home);
  watch.start();
  const begun = performance.now();
  const { task_id } = await callApi<{ task_id: string }>(`${api}/api/v1/tasks`, {
    ...{ task_type: 'code_analysis', source: { path: root }, analyzers },
  });
  let heard = begun;
  let silence = 0;
  let status: string | undefined;
  for await (const event of followTask(api, task_id)) {
    const now = performance.now();
    silence = Math.max(silence, now - heard);
    heard = now;
    if (event.kind === 'done') status = event.status;
  }
  const wallSeconds = (performance.now() - begun) / 1000;
  const cpuSeconds = watch.stop();
  if (status !== 'SUCCESS') throw new Error(`The analysis ended as ${status}. Look at ${home}/logs.`);
  const { result } = await callApi<{ result: Result }>(`${api}/api/v1/tasks/${task_id}/result`);
  return {
    ...{ analyzers, wallSeconds, cpuSeconds, longestSilenceSeconds: silence / 1000 },
    ...{ peakOfOneMib: watch.peakOfOne, peakOfAllMib: watch.peakOfAll },
    findings: result.findings.length,
    unread: result.unread.filter(({ file }) => file === '.').map(({ reason }) => reason),
    notInstalled: result.not_installed.map(({ name }) => name),
  };
}
