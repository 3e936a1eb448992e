import type { Finding } from '../../../contracts/analysis/finding.js';

type Placed = Pick<Finding, 'file' | 'line' | 'column' | 'rule' | 'message'>;

/** The one order of findings, by code units: the same on every machine and for every locale. */
export function byPlace(a: Placed, b: Placed): number {
  return (
    compare(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compare(a.rule, b.rule) ||
    compare(a.message, b.message)
  );
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
