import type { JsonObject } from '../../../contracts/json.js';
import type { ReportProgress } from '../analyzer.js';
import { CLONE_TOOL, observationOf } from '../duplication/clone-tool.js';
import { findClones } from '../duplication/find-clones.js';
import type { ReportBuilder } from '../report/report-builder.js';
import type { SourceTree } from '../source/source-tree.js';
import type { TimeLimit } from '../time-limit.js';

/** Reports copied code, and gives how much of the tree it is. `progress` moves from 0 to 100. */
export async function addClones(
  tree: SourceTree,
  report: ReportBuilder,
  limit: TimeLimit,
  progress: ReportProgress,
): Promise<JsonObject> {
  const all = tree.files.length;
  const step = (done: number): void => progress((100 * done) / all, `Compared ${done}/${all} files`);
  const { clones, lines, duplicatedLines, compared } = await findClones(tree, limit, step);
  if (compared < all) report.leaveOut('.', `${limit.reason} after ${compared} of ${all} files were compared`);
  report.add(CLONE_TOOL, clones.map(observationOf));
  const share = Math.round((10_000 * duplicatedLines) / Math.max(1, lines)) / 100;
  return { clones: clones.length, lines, duplicated_lines: duplicatedLines, duplicated_percent: share };
}
