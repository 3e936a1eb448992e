import { ANALYZER_NAMES } from '../../../contracts/analysis/analyzers.js';
import type { AnalyzerReport } from '../../../contracts/analysis/finding.js';
import type { SubtaskOutcome } from '../../../contracts/task-run.js';

export interface SkippedAnalyzer {
  readonly name: string;
  readonly reason: string;
  /** Null when this task did not ask for it. */
  readonly status: 'FAILURE' | 'REVOKED' | 'SKIPPED' | null;
}

/** The analyzers whose findings are not in the result, in the order of the contract, with the reason for each. */
export function skippedAnalyzers(outcomes: readonly SubtaskOutcome<AnalyzerReport>[]): readonly SkippedAnalyzer[] {
  return ANALYZER_NAMES.flatMap((name): SkippedAnalyzer[] => {
    const outcome = outcomes.find((candidate) => candidate.name === name);
    if (!outcome) return [{ name, status: null, reason: 'This task did not ask for it.' }];
    if (outcome.status === 'SUCCESS') return [];
    return [{ name, status: outcome.status, reason: reasonOf(outcome) }];
  });
}

function reasonOf({ status, error, reason }: SubtaskOutcome<AnalyzerReport>): string {
  if (status === 'FAILURE') return error ? `${error.type}: ${error.message}` : 'It failed. See the log of the subtask.';
  return reason ?? (status === 'REVOKED' ? 'It was cancelled.' : 'It was skipped.');
}
