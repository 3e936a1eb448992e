import type { AnalyzerMetrics, AnalyzerReport, NotInstalled } from '../../../contracts/analysis/finding.js';
import type { AnalyzerRequest } from '../analyzer-request.js';
import type { ReportProgress } from '../analyzer.js';
import { ReportBuilder } from '../report/report-builder.js';
import type { SourceTree } from '../source/source-tree.js';
import { TimeLimit } from '../time-limit.js';
import { checkFiles } from './check-files.js';
import type { FileTool, TreeTool } from './tool.js';

/** Each tool; those for trees with how much of the analyzer's time they take, roughly, for the progress bar. */
export interface Tools {
  readonly files: readonly FileTool[];
  readonly trees: readonly { readonly tool: TreeTool; readonly share: number }[];
  readonly notInstalled?: readonly NotInstalled[];
}

/** Runs an analyzer's tools over a tree: every file is read once and shown to each tool that reads its language. */
export async function runTools(
  analyzer: string,
  tree: SourceTree,
  { files, trees, notInstalled = [] }: Tools,
  progress: ReportProgress,
  { timeLimitSeconds }: Pick<AnalyzerRequest, 'timeLimitSeconds'>,
): Promise<AnalyzerReport> {
  const limit = new TimeLimit(timeLimitSeconds);
  const report = new ReportBuilder(tree.unread);
  const ready = trees.filter(({ tool }) => tool.reads(tree));
  let measured: AnalyzerMetrics | undefined;
  let done = 100 * (1 - ready.reduce((sum, { share }) => sum + share, 0));
  const ofFiles = done;
  checkFiles(tree, files, report, limit, (percent, message) => progress((ofFiles * percent) / 100, message));
  for (const { tool, share } of ready) {
    if (limit.isOver) {
      report.leaveOut('.', `${limit.reason} before ${tool.about.name} could look at it`);
      continue;
    }
    const start = done;
    const { observations, failure, metrics } = await tool.checkTree(tree, (part, total) =>
      progress(
        start + (100 * share * part) / total,
        `${tool.about.name}: ${tool.unit} ${Math.floor(part) + 1}/${total}`,
      ),
    );
    report.add(tool, observations);
    if (failure !== undefined) report.leaveOut('.', failure);
    if (metrics) measured = { ...measured, ...metrics };
    done += 100 * share;
  }
  return { ...report.build(analyzer, notInstalled), ...(measured && { metrics: measured }) };
}
