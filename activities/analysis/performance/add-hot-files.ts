import type { JsonObject } from '../../../contracts/json.js';
import type { ReportProgress } from '../analyzer.js';
import type { AnalyzerRequest } from '../analyzer-request.js';
import { countChanges } from '../history/count-changes.js';
import { HISTORY_TOOL, hotFiles, isWorthAFinding, observationOf } from '../history/hot-files.js';
import type { ReportBuilder } from '../report/report-builder.js';
import { tellSteadily } from '../tell-steadily.js';

/** Reports complex files that are changed often, and gives the twenty hottest; none, and the reason, where there is no history. */
export async function addHotFiles(
  root: string,
  complexity: ReadonlyMap<string, number>,
  report: ReportBuilder,
  request: AnalyzerRequest,
  progress: ReportProgress,
): Promise<JsonObject[] | null> {
  const changes = await tellSteadily(progress, 0, 'Reading the history', () => countChanges(root, request));
  if ('reason' in changes) {
    report.leaveOut('.', `Changes were not counted: ${changes.reason}`);
    return null;
  }
  const hot = hotFiles(changes, complexity);
  report.add(HISTORY_TOOL, hot.filter(isWorthAFinding).map(observationOf));
  return hot.map((one) => ({ ...one }));
}
