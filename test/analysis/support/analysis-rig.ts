import type * as Activities from '../../../activities/analysis/analysis.activities.js';
import type { AiEndpoint } from '../../../activities/analysis/ai/ai-endpoint.js';
import type * as Fetching from '../../../activities/analysis/source.activities.js';
import type * as Comparing from '../../../activities/analysis/baseline/baselines.js';
import type * as Sources from '../../../activities/analysis/source/source-folders.js';
import type * as Processes from '../../../activities/analysis/processes/analysis-processes.js';
import { type AnalyzerName, defaultAnalyzers } from '../../../contracts/analysis/analyzers.js';
import type {
  CodeAnalysisResult,
  CodeSource,
  FetchedSource,
} from '../../../contracts/analysis/code-analysis.contract.js';
import type { GitLimits } from '../../../contracts/analysis/git-source.js';
import type { AnalyzerReport } from '../../../contracts/analysis/finding.js';
import type { Stored, SubtaskOutcome } from '../../../contracts/task-run.js';
import type * as Context from '../../../src/subtasks/subtask-context.js';
import type { LogLevel } from '../../../src/subtasks/subtask-context.js';
import { built } from './built.js';
import { MemoryArtifacts } from './memory-artifacts.js';
import { temporaryFolder } from './temporary-folders.js';

const { AnalysisActivities } = await built<typeof Activities>('activities/analysis/analysis.activities.js');
const { SourceActivities } = await built<typeof Fetching>('activities/analysis/source.activities.js');
const { Baselines } = await built<typeof Comparing>('activities/analysis/baseline/baselines.js');
const { SourceFolders } = await built<typeof Sources>('activities/analysis/source/source-folders.js');
const { AnalysisProcesses } = await built<typeof Processes>('activities/analysis/processes/analysis-processes.js');
const { runWithSubtask } = await built<typeof Context>('src/subtasks/subtask-context.js');

export interface Said {
  readonly percent: number;
  readonly message: string;
}

interface Logged {
  readonly level: LogLevel;
  readonly line: string;
}

interface Options {
  readonly roots?: readonly string[];
  readonly analyzerMemoryMb?: number;
  readonly analyzerTimeLimitSeconds?: number;
  readonly targets?: readonly string[];
  readonly programFolders?: readonly string[];
  readonly git?: GitLimits;
  readonly ai?: AiEndpoint;
}

const open: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(open.map((close) => close())));

/** The activities with their real processes and folders; only the stores around them are in memory. */
export function analysisRig({ roots = [], git = { schemes: ['https'], hosts: [] }, ...options }: Options = {}) {
  const settings = { roots, git, scratchFolder: temporaryFolder(), ...options };
  const artifacts = new MemoryArtifacts();
  const sources = new SourceFolders(settings, artifacts);
  const processes = new AnalysisProcesses(settings);
  const read = async <T>(stored: Stored<T>): Promise<T> => (stored as { readonly inline: T }).inline;
  const earlier = new Map<string, Stored>();
  const find = async (taskId: string) => {
    const result = earlier.get(taskId);
    return result ? { task_type: 'code_analysis', status: 'SUCCESS', result } : null;
  };
  const baselines = new Baselines({ find } as never, { read } as never);
  const activities = new AnalysisActivities(sources, processes, artifacts, { read } as never, baselines, settings);
  const fetching = new SourceActivities(settings, artifacts, { read } as never);
  const said: Said[] = [];
  const logged: Logged[] = [];

  open.push(async () => {
    await processes.onModuleDestroy();
    await sources.onModuleDestroy();
  });

  const within = <T>(subtask: string, body: () => Promise<T>, signal = new AbortController().signal): Promise<T> =>
    runWithSubtask(
      {
        taskId: 'task',
        tenant: 'default',
        subtask,
        attempt: 1,
        signal,
        progress: (percent, message) => said.push({ percent, message }),
        log: (level, line) => logged.push({ level, line }),
        checkpoint: null,
        measure: () => undefined,
        keepCheckpoint: () => undefined,
      },
      body,
    );

  const analyze = (
    analyzer: AnalyzerName,
    source: CodeSource,
    signal?: AbortSignal,
    { target, ended = [] }: { target?: string; ended?: readonly SubtaskOutcome<AnalyzerReport>[] } = {},
  ): Promise<AnalyzerReport> =>
    within(
      analyzer,
      () => activities.analyzeCode({ analyzer, source, ended, ...(target !== undefined && { target_url: target }) }),
      signal,
    );

  const fetch = (
    source: CodeSource,
    outcomes: readonly SubtaskOutcome<AnalyzerReport>[] = [],
    signal?: AbortSignal,
  ): Promise<FetchedSource> => within('fetch', () => fetching.fetchSource({ source, outcomes }), signal);

  const aggregate = (
    outcomes: readonly SubtaskOutcome<AnalyzerReport>[],
    more: { readonly target_url?: string; readonly compare_to?: string } = {},
  ): Promise<CodeAnalysisResult> => within('aggregate', () => activities.aggregateFindings({ outcomes, ...more }));

  /** Every analyzer that needs no running program, then the result: what the workflow does. */
  const run = async (source: CodeSource): Promise<CodeAnalysisResult> => {
    const reports = await Promise.all(defaultAnalyzers(undefined).map((name) => analyze(name, source)));
    return aggregate(reports.map(succeeded));
  };

  const sarif = (result: CodeAnalysisResult): Buffer =>
    artifacts.kept.get(result.sarif_artifact_id)?.bytes ?? Buffer.alloc(0);

  return { settings, artifacts, sources, processes, earlier, said, logged, fetch, analyze, aggregate, run, sarif };
}

export function succeeded(report: AnalyzerReport): SubtaskOutcome<AnalyzerReport> {
  return { name: report.analyzer, status: 'SUCCESS', result: { inline: report } };
}
