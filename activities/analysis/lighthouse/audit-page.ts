import type { AnalyzerMetrics, NotInstalled } from '../../../contracts/analysis/finding.js';
import type { ReportProgress } from '../analyzer.js';
import type { Site } from '../probes/probe.js';
import { findProgram } from '../programs/find-program.js';
import type { ReportBuilder } from '../report/report-builder.js';
import { GuardedProxy } from '../target/guarded-proxy.js';
import { isHtml } from '../target/target-answer.js';
import { tellSteadily } from '../tell-steadily.js';
import type { TimeLimit } from '../time-limit.js';
import { findBrowser } from './find-browser.js';
import { lighthouseTool, metricsOf, observationsOf } from './lighthouse-report.js';
import { type Programs, runLighthouse } from './run-lighthouse.js';

export interface PageAudit {
  readonly metrics: AnalyzerMetrics | null;
  readonly notInstalled: readonly NotInstalled[];
}

/** Audits the page of a target in a browser, when it is HTML and both are there. Why it was not audited, the report says. */
export async function auditPage(
  { client, start }: Site,
  report: ReportBuilder,
  limit: TimeLimit,
  progress: ReportProgress,
): Promise<PageAudit> {
  if (!isHtml(start)) return { metrics: null, notInstalled: [] };
  const programs = findPrograms();
  if ('reason' in programs) return { metrics: null, notInstalled: [{ name: 'lighthouse', reason: programs.reason }] };
  const proxy = new GuardedProxy(client.hosts);
  try {
    const address = await proxy.open();
    const run = () => runLighthouse(programs, start.url, address, limit.signal());
    const result = await tellSteadily(progress, 80, 'Looking at the page with Lighthouse', run);
    report.add(lighthouseTool(result), observationsOf(result, start.url));
    return { metrics: { lighthouse: metricsOf(result) }, notInstalled: [] };
  } catch (error) {
    const reason = limit.isOver ? limit.reason : (error as Error).message;
    report.leaveOut(start.url, `It was not looked at with Lighthouse: ${reason}`);
    return { metrics: null, notInstalled: [] };
  } finally {
    proxy.close();
  }
}

function findPrograms(): Programs | { readonly reason: string } {
  const lighthouse = findProgram('lighthouse');
  if (lighthouse === null) return { reason: 'It is not installed on the worker. make analyzers installs it.' };
  const chromium = findBrowser();
  if (chromium === null)
    return {
      reason:
        'It needs a browser: install Chromium on the machines of the workers (on Debian: apt-get install chromium).',
    };
  return { lighthouse, chromium };
}
