import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../../src/config/repository-root.js';
import type { Sample, ServiceTrend } from './sampler.js';

export interface SoakResult {
  readonly date: string;
  readonly minutes: number;
  readonly warmUpMinutes: number;
  readonly fullLoad: number;
  readonly accepted: number;
  readonly refused: number;
  readonly failed: number;
  readonly restarts: number;
  readonly trends: readonly ServiceTrend[];
  readonly samples: readonly Sample[];
  readonly passed: boolean;
}

/** The shortest run whose result may stand in the docs. */
const DOCUMENTED_MINUTES = 60;
const GIBIBYTE = 1024 ** 3;

/** Writes the result beside the stack's data, and, of a run of an hour, docs/soak.md. Returns the files. */
export function writeReport(result: SoakResult, home: string): string[] {
  const json = join(home, 'soak.json');
  writeFileSync(json, `${JSON.stringify(result, null, 2)}\n`);
  if (result.minutes < DOCUMENTED_MINUTES) return [json];
  const page = join(repositoryRoot(), 'docs', 'soak.md');
  writeFileSync(page, describe(result));
  return [json, page];
}

function describe(result: SoakResult): string {
  const machine = `${cpus().length} cores, ${(totalmem() / GIBIBYTE).toFixed(0)} GiB of memory`;
  const rows = result.trends.map(
    (trend) =>
      `| ${trend.service} | ${trend.memoryMib.toFixed(0)} | ` +
      `${trend.memoryPercentPerHour.toFixed(2)} | ` +
      `${trend.handlesAtFirst} → ${trend.handlesAtLast} | ${trend.handlesPercentPerHour.toFixed(2)} |`,
  );
  return `# Soak

Written by \`make soak\` on ${result.date}: ${result.minutes} minutes at half load (${(result.fullLoad / 2).toFixed(1)} of
${result.fullLoad.toFixed(1)} tasks a second) on ${machine}, Node.js ${process.version}. ${result.accepted} tasks accepted,
${result.refused} refused, ${result.failed} failed, ${result.restarts} restarts. Before it came a warm-up of ${result.warmUpMinutes.toFixed(0)}
minutes. Result: ${result.passed ? 'passed' : 'FAILED'}.

| service | memory, MiB | slope, % an hour | handles | slope, % an hour |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

Memory is the proportional set size, sampled every 10 seconds, without the shared memory of PostgreSQL: that is allocated once,
and a process counts of it what it has touched. Of handles the least of each five minutes counts, since connections come and go with the load.
Slopes are those of a line through all points (least squares); below 2 passes.
`;
}
