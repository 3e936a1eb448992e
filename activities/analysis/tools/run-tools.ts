import type { AnalyzerReport, NotInstalled } from '../../../contracts/analysis/finding.js';
import type { AnalyzerRequest } from '../analyzer-request.js';
import type { ReportProgress } from '../analyzer.js';
import { ReportBuilder } from '../report/report-builder.js';
import { loadFile } from '../source/load-file.js';
import type { SourceTree } from '../source/source-tree.js';
import { TimeLimit } from '../time-limit.js';
import type { FileTool, LoadedFile, TreeTool } from './tool.js';

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
  let done = 100 * (1 - ready.reduce((sum, { share }) => sum + share, 0));
  runFileTools(tree, files, { report, limit, progress: (part, message) => progress(done * part, message) });
  for (const { tool, share } of ready) {
    if (limit.isOver) {
      report.leaveOut('.', `${limit.reason} before ${tool.about.name} could look at it`);
      continue;
    }
    const start = done;
    const { observations, failure } = await tool.checkTree(tree, (part, total) =>
      progress(
        start + (100 * share * part) / total,
        `${tool.about.name}: ${tool.unit} ${Math.floor(part) + 1}/${total}`,
      ),
    );
    report.add(tool, observations);
    if (failure !== undefined) report.leaveOut('.', failure);
    done += 100 * share;
  }
  return report.build(analyzer, notInstalled);
}

interface Run {
  readonly report: ReportBuilder;
  readonly limit: TimeLimit;
  readonly progress: ReportProgress;
}

function runFileTools(tree: SourceTree, tools: readonly FileTool[], { report, limit, progress }: Run): void {
  const files = [...tree.files, ...tree.texts.map((path) => ({ path, language: null }))].filter(({ language }) =>
    tools.some((tool) => tool.reads(language)),
  );
  for (const [done, file] of files.entries()) {
    if (limit.isOver) {
      report.leaveOut('.', `${limit.reason} after ${done} of ${files.length} files`);
      return;
    }
    progress(done / files.length, `${done}/${files.length} files`);
    checkFile(tree.root, file, tools, report);
  }
  progress(1, `${files.length}/${files.length} files`);
}

type Unloaded = Omit<LoadedFile, 'text'>;

function checkFile(root: string, file: Unloaded, tools: readonly FileTool[], report: ReportBuilder): void {
  const readers = tools.filter((tool) => tool.reads(file.language));
  const loaded = loadFile(root, file);
  if ('reason' in loaded) {
    if (file.language !== null || !loaded.binary) report.leaveOut(file.path, loaded.reason);
    return;
  }
  let understood = true;
  for (const tool of readers) {
    const { observations, failure } = tool.check(loaded);
    report.add(tool, observations);
    if (failure === undefined) continue;
    understood = false;
    report.leaveOut(file.path, failure);
  }
  if (understood && file.language !== null) report.countFile();
}
