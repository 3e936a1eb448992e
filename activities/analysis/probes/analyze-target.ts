import type { AnalyzerReport } from '../../../contracts/analysis/finding.js';
import { TargetList } from '../../../src/config/target-list.js';
import type { ReportProgress } from '../analyzer.js';
import type { AnalyzerRequest } from '../analyzer-request.js';
import { AnalyzerSkipped } from '../analyzer-skipped.js';
import { fuzzSite } from '../fuzzing/fuzz-site.js';
import { auditPage } from '../lighthouse/audit-page.js';
import { ReportBuilder } from '../report/report-builder.js';
import { openSite } from '../target/open-site.js';
import { PinnedHosts } from '../target/pinned-hosts.js';
import { TargetClient } from '../target/target-client.js';
import { TimeLimit } from '../time-limit.js';
import { runProbes } from './run-probes.js';

/** The report on a running program. Throws TargetRefused and TargetUnreachable. */
export async function analyzeTarget(
  { target, timeLimitSeconds }: AnalyzerRequest,
  progress: ReportProgress,
): Promise<AnalyzerReport> {
  if (!target) throw new AnalyzerSkipped('There is no target_url.');
  const limit = new TimeLimit(timeLimitSeconds);
  const client = new TargetClient(new PinnedHosts(new TargetList(target.allowed)), limit.signal());
  try {
    const { start, refused } = await openSite(client, target.url);
    const report = new ReportBuilder([]);
    if (refused !== undefined) report.leaveOut(target.url, `A redirect was not followed: ${refused}`);
    const site = { client, start };
    // The probes end with a burst that a limit may answer: the fuzzer has its turn after it, at its own pace.
    await runProbes(site, report, limit, progress, 60);
    await fuzzSite(site, report, limit, progress);
    const { metrics, notInstalled } = await auditPage(site, report, limit, progress);
    const built = report.build('dynamic', notInstalled);
    return metrics ? { ...built, metrics } : built;
  } finally {
    await client.close();
  }
}
