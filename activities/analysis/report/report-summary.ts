import type { ExplainedFinding } from '../../../contracts/analysis/finding.js';
import type { ResultWithoutArtifacts } from './code-analysis-result.js';

/** How many findings a report for people lists. */
export const MOST_SHOWN = 2_000;
export const WHERE_ALL_ARE = 'the result of the task has all';

/** What a report for people says first. It holds no time, so equal results give equal reports. */
export function summaryOf(result: ResultWithoutArtifacts) {
  const { grade, files, findings, commit } = result;
  const facts: (readonly [string, string])[] = [
    ['Grade', grade],
    ['Findings', String(findings.length)],
    ['Files', String(files)],
  ];
  if (commit !== null) facts.push(['Commit', commit]);
  return [...facts, ...comparisonFacts(result)];
}

function comparisonFacts({ comparison }: ResultWithoutArtifacts): readonly (readonly [string, string])[] {
  if (comparison === null) return [];
  const { compare_to, missing, fixed, kept, not_compared } = comparison;
  if (missing !== null) return [['Not compared with', `${compare_to}. ${missing}`]];
  return [
    ['Compared with', compare_to],
    ['New', String(comparison.new.length)],
    ['Kept', String(kept.length)],
    ['Fixed', String(fixed.length)],
    ['Gone, but not looked for again', String(not_compared.length)],
  ];
}

/** The lists of findings in a report for people, by their titles; the first is there even when it is empty. */
export function listsOf({ findings, comparison }: ResultWithoutArtifacts) {
  const gone: readonly (readonly [string, readonly ExplainedFinding[]])[] = [
    ['Fixed', comparison?.fixed ?? []],
    ['Gone, but not looked for again', comparison?.not_compared ?? []],
  ];
  return [['Findings', findings] as const, ...gone.filter(([, list]) => list.length > 0)];
}
