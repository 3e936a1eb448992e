import type { AnalyzerReport } from '../../../contracts/analysis/finding.js';
import type { JsonObject } from '../../../contracts/json.js';
import type { ReportProgress } from '../analyzer.js';
import type { AnalyzerRequest } from '../analyzer-request.js';
import { ReportBuilder } from '../report/report-builder.js';
import type { SourceTree } from '../source/source-tree.js';
import { TimeLimit } from '../time-limit.js';
import { checkFiles } from '../tools/check-files.js';
import { addClones } from './add-clones.js';
import { addHotFiles } from './add-hot-files.js';
import { addLoad } from './add-load.js';
import { ComplexityFigures } from './complexity-figures.js';
import { performanceFileTools } from './file-tools.js';

/** What is slow or hard to change in the code, and how the running program bears a load when there is one. */
export async function analyzePerformance(
  tree: SourceTree,
  progress: ReportProgress,
  request: AnalyzerRequest,
): Promise<AnalyzerReport> {
  const limit = new TimeLimit(request.timeLimitSeconds);
  const report = new ReportBuilder(tree.unread);
  const part = (from: number, to: number): ReportProgress => {
    const ofCode = request.target ? 0.5 : 1;
    return (percent, message) => progress(ofCode * (from + ((to - from) * percent) / 100), message);
  };
  const complexity = new ComplexityFigures();
  const tools = performanceFileTools((file, functions) => complexity.add(file, functions));
  checkFiles(tree, tools, report, limit, part(0, 50));
  const metrics: JsonObject = {
    complexity: complexity.metrics(),
    duplication: await addClones(tree, report, limit, part(50, 90)),
    hot_files: await addHotFiles(tree.root, complexity.byFile, report, request, part(90, 100)),
  };
  const ofLoad: ReportProgress = (percent, message) => progress(50 + percent / 2, message);
  if (request.target) metrics['load'] = await addLoad(request.target, report, limit, ofLoad);
  return { ...report.build('performance'), metrics };
}
