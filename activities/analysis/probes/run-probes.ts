import type { ReportProgress } from '../analyzer.js';
import type { ReportBuilder } from '../report/report-builder.js';
import { tellSteadily } from '../tell-steadily.js';
import type { TimeLimit } from '../time-limit.js';
import { PROBES } from './probes.js';
import { observationOf, PROBE_TOOL } from './probe-tool.js';
import type { Sighting, Site } from './probe.js';

/** Asks every probe in turn, `share` percent of the analyzer. One that fails or finds no time is named in the report. */
export async function runProbes(
  site: Site,
  report: ReportBuilder,
  limit: TimeLimit,
  progress: ReportProgress,
  share: number,
): Promise<void> {
  const seen: Sighting[] = [];
  for (const [done, probe] of PROBES.entries()) {
    const percent = (share * done) / PROBES.length;
    const leaveOut = (why: string): void =>
      report.leaveOut(site.start.url, `The probe of ${probe.title} did not run: ${why}`);
    if (limit.isOver) {
      leaveOut(limit.reason);
      continue;
    }
    try {
      seen.push(...(await tellSteadily(progress, percent, `Probing ${probe.title}`, () => probe.run(site))));
    } catch (error) {
      leaveOut(limit.isOver ? limit.reason : (error as Error).message);
    }
  }
  report.add(
    PROBE_TOOL,
    [...new Map(seen.map((one) => [`${one.rule}\0${one.url}\0${one.evidence}`, one])).values()].map(observationOf),
  );
}
