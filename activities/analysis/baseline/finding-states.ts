import type { Comparison } from '../../../contracts/analysis/code-analysis.contract.js';

/** Since the analysis that was compared with. */
export type FindingState = 'new' | 'kept';
export type States = ReadonlyMap<string, FindingState>;

/** The states of the result's findings by their ids; none when nothing was compared. */
export function findingStates(comparison: Comparison | null): States {
  const states = new Map<string, FindingState>();
  for (const id of comparison?.new ?? []) states.set(id, 'new');
  for (const id of comparison?.kept ?? []) states.set(id, 'kept');
  return states;
}
