import { USUAL_RETRY } from '../usual-retry.js';
import type { ActivityContract } from '../activity-contract.js';
import { defineTask } from '../task-contract.js';
import { SUBTASK_SKIPPED } from '../task-run.js';
import { ANALYZER_NAMES, ANALYZERS, type AnalyzerName, defaultAnalyzers } from './analyzers.js';
import type { AiUsage, AnalyzerMetrics, ExplainedFinding, Grade, NotInstalled, Severity } from './finding.js';

/**
 * Exactly one of `path`, `archive`, `artifact_id` and `git_url` is set. `path` is absolute and below one of ANALYSIS_ROOTS.
 * `git_ref` is a branch, a tag or a commit id; the default branch when left out.
 */
export interface CodeSource {
  readonly path?: string;
  readonly archive?: string;
  readonly artifact_id?: string;
  readonly git_url?: string;
  readonly git_ref?: string;
}

/** What a repository was fetched as: the archive of one commit, which every analyzer reads. */
export interface FetchedSource extends CodeSource {
  readonly artifact_id: string;
  readonly commit?: string;
}

export interface CodeAnalysisInput {
  readonly source: CodeSource;
  readonly analyzers?: readonly AnalyzerName[];
  /** Where the program runs; http or https, within ANALYSIS_TARGETS. */
  readonly target_url?: string;
  /** The id of an earlier code analysis that succeeded: the result says what is new, kept and fixed since. */
  readonly compare_to?: string;
}

/**
 * What changed since an earlier analysis. `new` and `kept` are ids of the result's findings; the others are findings of the
 * earlier one that are gone. They count as fixed only where what reported them has looked there again.
 */
export interface Comparison {
  readonly compare_to: string;
  /** Why there was nothing to compare with by then; all four lists are empty then. */
  readonly missing: string | null;
  readonly new: readonly string[];
  readonly kept: readonly string[];
  readonly fixed: readonly ExplainedFinding[];
  readonly not_compared: readonly ExplainedFinding[];
}

export interface CodeAnalysisResult {
  readonly findings: readonly ExplainedFinding[];
  readonly counts: Readonly<Record<Severity, number>>;
  readonly grade: Grade;
  readonly files: number;
  /** The commit that was analyzed, when the source was a git repository. */
  readonly commit: string | null;
  /** Files of which some analyzer has nothing to say, and why. */
  readonly unread: readonly { readonly file: string; readonly reason: string }[];
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
  /** Tools that would have had a say if they were installed on the worker, and how to install them. */
  readonly not_installed: readonly NotInstalled[];
  /** What analyzers measured, by their names. */
  readonly metrics: Readonly<Record<string, AnalyzerMetrics>>;
  /** What the review by a model cost, when there was one. */
  readonly ai_usage: AiUsage | null;
  /** Null when the task named nothing to compare with. */
  readonly comparison: Comparison | null;
  readonly sarif_artifact_id: string;
  /** The same for people. */
  readonly report_artifact_ids: { readonly markdown: string; readonly html: string };
}

const analyzerActivity = (name: AnalyzerName): ActivityContract => ({
  activity: 'analyzeCode',
  title: ANALYZERS[name].title,
  taskQueue: 'cpu',
  perAttempt: ANALYZERS[name].perAttempt,
  total: '1 hour',
  heartbeat: '10 seconds',
  ...('afterOthers' in ANALYZERS[name] && { afterOthers: true }),
  retry: {
    ...USUAL_RETRY,
    nonRetryable: [
      'InvalidSource',
      'ArtifactNotFound',
      'UnsafeArchive',
      'UnreadableArchive',
      'AnalyzerOutOfMemory',
      'TargetRefused',
      'AiRefused',
      SUBTASK_SKIPPED,
    ],
  },
});

export const codeAnalysis = defineTask<CodeAnalysisInput, CodeAnalysisResult>()({
  type: 'code_analysis',
  title: 'Code analysis',
  description: 'Runs the chosen analyzers over a source tree in parallel and unites what they find in one report.',
  workflow: 'codeAnalysis',
  subtasks: Object.fromEntries(ANALYZER_NAMES.map((name) => [name, analyzerActivity(name)])),
  plan: (input) => input.analyzers ?? defaultAnalyzers(input.target_url),
  steps: {
    fetch: {
      activity: 'fetchSource',
      title: 'Fetch the repository',
      taskQueue: 'cpu',
      perAttempt: '10 minutes',
      total: '1 hour',
      heartbeat: '10 seconds',
      retry: {
        maximumAttempts: 5,
        initialInterval: '2 seconds',
        maximumInterval: '1 minute',
        backoffCoefficient: 3,
        nonRetryable: ['InvalidSource'],
      },
    },
    aggregate: {
      activity: 'aggregateFindings',
      title: 'Unite the findings',
      taskQueue: 'cpu',
      perAttempt: '5 minutes',
      total: '30 minutes',
      heartbeat: '10 seconds',
      retry: {
        ...USUAL_RETRY,
        nonRetryable: [],
      },
    },
  },
  failurePolicy: 'partial',
  waitsForWorker: true,
  retentionSeconds: 30 * 24 * 3600,
  artifactFields: [{ field: 'source.archive', becomes: 'source.artifact_id', kind: 'archive' }],
  taskFields: [{ field: 'compare_to' }],
  examples: [
    { summary: 'A folder of this machine, below one of ANALYSIS_ROOTS', input: { source: { path: '/srv/project' } } },
    {
      summary: 'An uploaded archive, security only',
      input: { source: { artifact_id: '0199f3d2-7c1e-7a50-9b52-6f1d2f6f0a11' }, analyzers: ['security'] },
    },
    {
      summary: 'A folder and where its program runs',
      input: { source: { path: '/srv/project' }, target_url: 'http://127.0.0.1:8080/' },
    },
    {
      summary: 'A tag of a public repository, when ANALYSIS_GIT_HOSTS allows its host',
      input: { source: { git_url: 'https://github.com/expressjs/express.git', git_ref: 'v5.1.0' } },
    },
  ],
});
