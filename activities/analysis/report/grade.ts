import { type Finding, type Grade, SEVERITIES, type Severity } from '../../../contracts/analysis/finding.js';

/** What one finding weighs. `info` is a remark and costs nothing. */
export const WEIGHTS: Readonly<Record<Severity, number>> = { critical: 100, high: 25, medium: 5, low: 1, info: 0 };

/** A tree of fewer files is graded as if it had ten: one slip in one file is no catastrophe. */
const FEWEST_FILES = 10;

const BEST_POINTS: readonly (readonly [Grade, number])[] = [
  ['A', 0.25],
  ['B', 1],
  ['C', 2.5],
  ['D', 5],
  ['E', 10],
];

export function countBySeverity(findings: readonly Pick<Finding, 'severity'>[]): Record<Severity, number> {
  const counts = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<Severity, number>;
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/**
 * points = sum of the weights / max(10, files); A up to 0.25, B 1, C 2.5, D 5, E 10, F beyond. A high finding rules out A,
 * a critical one anything better than D. Monotone: removing a finding lowers the points and lifts no bound.
 */
export function gradeOf(counts: Readonly<Record<Severity, number>>, files: number): Grade {
  const weight = SEVERITIES.reduce((sum, severity) => sum + WEIGHTS[severity] * counts[severity], 0);
  const points = weight / Math.max(FEWEST_FILES, files);
  const earned = BEST_POINTS.find(([, most]) => points <= most)?.[0] ?? 'F';
  const best: Grade = counts.critical > 0 ? 'D' : counts.high > 0 ? 'B' : 'A';
  return earned > best ? earned : best;
}
