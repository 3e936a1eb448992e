import { setTimeout as sleep } from 'node:timers/promises';
import { measureServices, type ServiceUse } from '../monitor/measure-services.js';
import { stackStatus } from '../stack/stack-status.js';
import { formatTable } from '../terminal/format-table.js';
import type { Verb } from './verb.js';

const REFRESH_MS = 1_000;
const MEBIBYTE = 1024 * 1024;
const CLEAR = '\x1b[2J\x1b[H';
const HEAD = ['SERVICE', 'STATE', 'PID', 'PROCESSES', 'CPU %', 'MEMORY MIB', 'RESTARTS'];

/** CPU and memory of every service, drawn anew each second until Ctrl-C; `--once` prints one table of one second. */
export const monitor: Verb = async (settings, args) => {
  const isOnce = args.includes('--once');
  for (let round = 0; ; round += 1) {
    const services = await stackStatus(settings);
    if (services === null) {
      console.log('Millrace is not running. Start it with "make start".');
      return 1;
    }
    const table = formatTable([HEAD, ...describeUses(await measureServices(services))]);
    // The first round only sets the mark from which CPU is measured.
    if (round > 0) console.log(process.stdout.isTTY && !isOnce ? `${CLEAR}${table}\n\nCtrl-C ends this.` : table);
    if (round > 0 && isOnce) return 0;
    await sleep(REFRESH_MS);
  }
};

function describeUses(uses: readonly ServiceUse[]): string[][] {
  const rows = uses.map(({ service, processes, cpu, memory }) => [
    service.name,
    service.up ? 'up' : 'DOWN',
    service.pid === null ? '-' : String(service.pid),
    String(processes),
    cpu.toFixed(1),
    (memory / MEBIBYTE).toFixed(0),
    String(service.restarts),
  ]);
  const sum = (of: 'processes' | 'cpu' | 'memory') => uses.reduce((total, use) => total + use[of], 0);
  const total = [
    'total',
    '',
    '',
    String(sum('processes')),
    sum('cpu').toFixed(1),
    (sum('memory') / MEBIBYTE).toFixed(0),
    '',
  ];
  return [...rows, total];
}
