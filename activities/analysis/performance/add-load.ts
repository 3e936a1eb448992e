import type { JsonObject } from '../../../contracts/json.js';
import { TargetList } from '../../../src/config/target-list.js';
import type { ReportProgress } from '../analyzer.js';
import type { AnalyzerRequest } from '../analyzer-request.js';
import { failureAt, LOAD_TOOL } from '../load/load-tool.js';
import { measureLoad } from '../load/measure-load.js';
import type { ReportBuilder } from '../report/report-builder.js';
import { openSite } from '../target/open-site.js';
import { PinnedHosts } from '../target/pinned-hosts.js';
import { TargetClient } from '../target/target-client.js';
import type { TimeLimit } from '../time-limit.js';

/** Puts the target under a bounded load and gives the figures. Throws TargetRefused and TargetUnreachable. */
export async function addLoad(
  { url, allowed }: NonNullable<AnalyzerRequest['target']>,
  report: ReportBuilder,
  limit: TimeLimit,
  progress: ReportProgress,
): Promise<JsonObject | null> {
  if (limit.isOver) {
    report.leaveOut(url, `It was not put under load: ${limit.reason}`);
    return null;
  }
  const hosts = new PinnedHosts(new TargetList(allowed));
  const client = new TargetClient(hosts, limit.signal());
  try {
    await openSite(client, url);
  } finally {
    await client.close();
  }
  const { metrics, isFailing, isCut } = await measureLoad(await hosts.pin(url), limit, progress);
  if (isCut) report.leaveOut(url, `The load was cut short: ${limit.reason}`);
  report.add(LOAD_TOOL, isFailing ? [failureAt(url)] : []);
  return metrics;
}
