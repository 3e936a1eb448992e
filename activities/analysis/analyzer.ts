import type { AnalyzerReport } from '../../contracts/analysis/finding.js';
import type { AnalyzerRequest } from './analyzer-request.js';
import type { SourceTree } from './source/source-tree.js';

/** Called as often as an analyzer likes; what leaves the process is thinned out. `percent` is of the whole analyzer. */
export type ReportProgress = (percent: number, message: string) => void;

/**
 * One analyzer: the default export of analyzers/<name>.analyzer.ts. `analyze` runs in a process that may be killed at any
 * moment, so it may block, but must keep nothing outside of memory. It must not execute anything of the tree.
 */
export interface Analyzer {
  readonly name: string;
  analyze(tree: SourceTree, progress: ReportProgress, request: AnalyzerRequest): Promise<AnalyzerReport>;
}
