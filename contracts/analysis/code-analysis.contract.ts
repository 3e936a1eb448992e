import type { ActivityContract } from '../activity-contract.js';
import { defineTask } from '../task-contract.js';
import { SUBTASK_SKIPPED } from '../task-run.js';
import { ANALYZER_NAMES, ANALYZERS, type AnalyzerName, defaultAnalyzers } from './analyzers.js';
import type { AnalyzerMetrics, Finding, Grade, Severity } from './finding.js';

/** Exactly one of the three is set. `path` is absolute and below one of ANALYSIS_ROOTS. */
export interface CodeSource {
  readonly path?: string;
  readonly archive?: string;
  readonly artifact_id?: string;
}

export interface CodeAnalysisInput {
  readonly source: CodeSource;
  readonly analyzers?: readonly AnalyzerName[];
  /** Where the program runs; http or https, within ANALYSIS_TARGETS. */
  readonly target_url?: string;
}

export interface CodeAnalysisResult {
  readonly findings: readonly Finding[];
  readonly counts: Readonly<Record<Severity, number>>;
  readonly grade: Grade;
  readonly files: number;
  /** Files of which some analyzer has nothing to say, and why. */
  readonly unread: readonly { readonly file: string; readonly reason: string }[];
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
  /** What analyzers measured, by their names. */
  readonly metrics: Readonly<Record<string, AnalyzerMetrics>>;
  readonly sarif_artifact_id: string;
}

const analyzerActivity = (name: AnalyzerName): ActivityContract => ({
  activity: 'analyzeCode',
  title: ANALYZERS[name].title,
  taskQueue: 'cpu',
  perAttempt: ANALYZERS[name].perAttempt,
  total: '1 hour',
  heartbeat: '10 seconds',
  retry: {
    maximumAttempts: 5,
    initialInterval: '1 second',
    maximumInterval: '30 seconds',
    backoffCoefficient: 2,
    nonRetryable: [
      'InvalidSource',
      'ArtifactNotFound',
      'UnsafeArchive',
      'UnreadableArchive',
      'AnalyzerOutOfMemory',
      'TargetRefused',
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
    aggregate: {
      activity: 'aggregateFindings',
      title: 'Unite the findings',
      taskQueue: 'cpu',
      perAttempt: '5 minutes',
      total: '30 minutes',
      heartbeat: '10 seconds',
      retry: {
        maximumAttempts: 5,
        initialInterval: '1 second',
        maximumInterval: '30 seconds',
        backoffCoefficient: 2,
        nonRetryable: [],
      },
    },
  },
  failurePolicy: 'partial',
  waitsForWorker: true,
  retentionSeconds: 30 * 24 * 3600,
  artifactFields: [{ field: 'source.archive', becomes: 'source.artifact_id', kind: 'archive' }],
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
  ],
});
