import type { AnalyzerReport } from '../../../contracts/analysis/finding.js';
import type { ReportProgress } from '../analyzer.js';
import { ReportBuilder } from '../report/report-builder.js';
import { loadFile } from '../source/load-file.js';
import type { SourceTree } from '../source/source-tree.js';
import type { FileTool, LoadedFile, TreeTool } from './tool.js';

/** Each tool with how much of the analyzer's time it takes, roughly, for the progress bar. */
export interface Tools {
  readonly files: readonly FileTool[];
  readonly tree?: { readonly tool: TreeTool; readonly share: number };
}

/** Runs an analyzer's tools over a tree: every file is read once and shown to each tool that reads its language. */
export function runTools(analyzer: string, tree: SourceTree, tools: Tools, progress: ReportProgress): AnalyzerReport {
  const report = new ReportBuilder(tree.unread);
  const treeShare = tools.tree && tree.projects.length > 0 ? tools.tree.share : 0;
  const ofFiles = 100 * (1 - treeShare);
  const files = [...tree.files, ...tree.texts.map((path) => ({ path, language: null }))].filter(({ language }) =>
    tools.files.some((tool) => tool.reads(language)),
  );
  for (const [done, file] of files.entries()) {
    progress((ofFiles * done) / files.length, `${done}/${files.length} files`);
    checkFile(tree.root, file, tools.files, report);
  }
  progress(ofFiles, `${files.length}/${files.length} files`);
  if (tools.tree && treeShare > 0) {
    const { tool } = tools.tree;
    const step = (done: number, total: number): void =>
      progress(
        ofFiles + (100 * treeShare * done) / total,
        `${tool.about.name}: project ${Math.floor(done) + 1}/${total}`,
      );
    report.add(tool, tool.checkTree(tree, step));
  }
  return report.build(analyzer);
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
