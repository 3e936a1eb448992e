import type { ResultWithoutArtifacts } from './code-analysis-result.js';

/** How many findings a report for people lists. */
export const MOST_SHOWN = 2_000;

/** What a report for people says first. It holds no time, so equal results give equal reports. */
export function summaryOf(result: ResultWithoutArtifacts) {
  const { grade, files, findings, commit } = result;
  const facts: (readonly [string, string])[] = [
    ['Grade', grade],
    ['Findings', String(findings.length)],
    ['Files', String(files)],
  ];
  return commit === null ? facts : [...facts, ['Commit', commit] as const];
}
