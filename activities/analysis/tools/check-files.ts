import type { ReportProgress } from '../analyzer.js';
import type { ReportBuilder } from '../report/report-builder.js';
import { loadFile } from '../source/load-file.js';
import type { SourceTree } from '../source/source-tree.js';
import type { TimeLimit } from '../time-limit.js';
import type { FileTool, LoadedFile } from './tool.js';

/** Reads every file of a tree once and shows it to each tool that reads its language. `progress` moves from 0 to 100. */
export function checkFiles(
  tree: SourceTree,
  tools: readonly FileTool[],
  report: ReportBuilder,
  limit: TimeLimit,
  progress: ReportProgress,
): void {
  const files = [...tree.files, ...tree.texts.map((path) => ({ path, language: null }))].filter(({ language }) =>
    tools.some((tool) => tool.reads(language)),
  );
  for (const [done, file] of files.entries()) {
    if (limit.isOver) {
      report.leaveOut('.', `${limit.reason} after ${done} of ${files.length} files`);
      break;
    }
    progress((100 * done) / files.length, `${done}/${files.length} files`);
    checkFile(tree.root, file, tools, report);
  }
  progress(100, `${files.length}/${files.length} files`);
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
