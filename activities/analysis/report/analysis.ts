import type { Comparison } from '../../../contracts/analysis/code-analysis.contract.js';
import type { AnalyzerReport } from '../../../contracts/analysis/finding.js';
import type { SkippedAnalyzer } from './skipped-analyzers.js';
import type { UnitedFinding } from './unite-findings.js';

/** Everything the result and the SARIF log are made of. */
export interface Analysis {
  readonly findings: readonly UnitedFinding[];
  readonly reports: readonly AnalyzerReport[];
  readonly skipped: readonly SkippedAnalyzer[];
  readonly comparison: Comparison | null;
}
