import { createHash } from 'node:crypto';
import type { Finding } from '../../../contracts/analysis/finding.js';
import { weaknessOf } from './equivalent-rules.js';

type Anonymous = Omit<Finding, 'id'> & { readonly line_hash: string };

/**
 * Gives findings their ids: a hash of the weakness, the file and the text of the line, and a number where the same line
 * occurs again. Code that moves up or down keeps its id. Expects the findings in the order of `byPlace`.
 */
export function identify<T extends Anonymous>(findings: readonly T[]): (T & { readonly id: string })[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const key = `${weaknessOf(finding)}\0${finding.file}\0${finding.line_hash}`;
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    const id = createHash('sha256').update(`${key}\0${occurrence}`).digest('hex').slice(0, 24);
    return { ...finding, id };
  });
}
