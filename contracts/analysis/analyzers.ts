/**
 * The analyzers of a code analysis. A new one is a line here and the file activities/analysis/analyzers/<name>.analyzer.ts,
 * which the worker loads at boot by its name.
 */
export const ANALYZERS = {
  security: { title: 'Security', perAttempt: '10 minutes' },
  static: { title: 'Static analysis', perAttempt: '10 minutes' },
} as const;

export type AnalyzerName = keyof typeof ANALYZERS;
export const ANALYZER_NAMES = Object.keys(ANALYZERS) as AnalyzerName[];
