/**
 * The analyzers of a code analysis. A new one is a line here and the file activities/analysis/analyzers/<name>.analyzer.ts,
 * which the worker loads at boot by its name. `tools` are those it may use: they are named when it fails before a report.
 * `onlyWhenAsked` ones run when the input names them: they cost money. `afterOthers` ones are told what the others found.
 */
export const ANALYZERS = {
  security: {
    title: 'Security',
    tools: ['ast-grep', 'bandit', 'dependencies', 'eslint', 'gitleaks', 'ruff', 'secrets', 'semgrep'],
    perAttempt: '10 minutes',
  },
  static: { title: 'Static analysis', tools: ['eslint', 'modules', 'ruff', 'typescript'], perAttempt: '10 minutes' },
  performance: {
    title: 'Performance',
    tools: ['ast-grep', 'autocannon', 'complexity', 'git', 'jscpd', 'ruff'],
    perAttempt: '10 minutes',
  },
  dynamic: { title: 'Running program', tools: ['lighthouse', 'probes', 'schemathesis'], perAttempt: '10 minutes' },
  ai: { title: 'AI review', tools: ['ai'], perAttempt: '45 minutes', onlyWhenAsked: true, afterOthers: true },
} as const;

export type AnalyzerName = keyof typeof ANALYZERS;
export const ANALYZER_NAMES = Object.keys(ANALYZERS) as AnalyzerName[];

/** Those that run when a task names none; the others are asked for by name, or by the target they need. */
const WITHOUT_TARGET: readonly AnalyzerName[] = ['security', 'static'];
const WITH_TARGET: readonly AnalyzerName[] = [...WITHOUT_TARGET, 'performance', 'dynamic'];

export function defaultAnalyzers(targetUrl: string | undefined): readonly AnalyzerName[] {
  return targetUrl === undefined ? WITHOUT_TARGET : WITH_TARGET;
}
