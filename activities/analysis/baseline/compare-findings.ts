import type { CodeAnalysisResult, Comparison } from '../../../contracts/analysis/code-analysis.contract.js';
import { type Looked, looksAgain } from './looks-again.js';

/** What is new, kept and gone since an earlier result, by the ids of the findings; each list in the order of its result. */
export function compareFindings(earlier: CodeAnalysisResult, now: Looked): Omit<Comparison, 'compare_to' | 'missing'> {
  const before = new Set(earlier.findings.map(({ id }) => id));
  const ids = now.findings.map(({ id }) => id);
  const still = new Set(ids);
  const gone = earlier.findings.filter(({ id }) => !still.has(id));
  const wasLookedFor = looksAgain(earlier, now);
  return {
    new: ids.filter((id) => !before.has(id)),
    kept: ids.filter((id) => before.has(id)),
    fixed: gone.filter(wasLookedFor),
    not_compared: gone.filter((finding) => !wasLookedFor(finding)),
  };
}
