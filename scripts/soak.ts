import { createServer } from 'node:net';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../src/config/repository-root.js';
import { readSettings } from '../src/config/settings.js';
import { runSoak } from './soak/run-soak.js';
import { writeReport } from './soak/write-report.js';
import { formatTable } from './terminal/format-table.js';

const minutes = Number(process.env['MINUTES'] ?? 60);
if (!(minutes > 0)) throw new Error(`MINUTES=${process.env['MINUTES']} is no time. Set MINUTES=60, or unset it.`);

const home = join(repositoryRoot(), '.millrace', 'soak');
rmSync(home, { recursive: true, force: true });
mkdirSync(home, { recursive: true });
// PostgreSQL may run as another user, and must be able to enter.
chmodSync(home, 0o755);
const ports = ['PORT', 'POSTGRES_PORT', 'TEMPORAL_PORT', 'TEMPORAL_UI_PORT'];
for (const variable of ports) process.env[variable] = String(await freePort());
const load = { MILLRACE_BENCH: '1', BENCH_LOG: join(home, 'bodies.log') };
// The full load at the start opens every connection that will be: with one more or less the memory of PostgreSQL would move.
Object.assign(process.env, { MILLRACE_HOME: home, DATABASE_POOL_IDLE_SECONDS: '0', ...load });

const result = await runSoak(readSettings(process.env), minutes);
const rows = result.trends.map((trend) => [
  trend.service,
  trend.memoryMib.toFixed(0),
  trend.memoryPercentPerHour.toFixed(2),
  `${trend.handlesAtFirst} to ${trend.handlesAtLast}`,
]);
console.log(formatTable([['SERVICE', 'MEMORY MIB', '% AN HOUR', 'HANDLES'], ...rows]));
console.log(
  `${result.accepted} accepted, ${result.refused} refused, ${result.failed} failed, ${result.restarts} restarts.`,
);
console.log(`${result.passed ? 'Passed' : 'FAILED'}. Written: ${writeReport(result, home).join(', ')}`);
process.exitCode = result.passed ? 0 : 1;

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
