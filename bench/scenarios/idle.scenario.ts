import { setTimeout as sleep } from 'node:timers/promises';
import { millisecondsBetween, now } from '../client/clock.js';
import { cpuMilliseconds, pssMebibytes } from '../machine/process-table.js';
import type { Scenario } from './scenario.js';

export const idle: Scenario = {
  name: 'idle',
  does: 'memory (PSS) and CPU of the stack, by process, while nothing is asked of it after the warm-up',
  async measure({ stack, sizes }) {
    await sleep(sizes.settleMs);
    const [before, from] = [cpuMilliseconds(stack.processes()), now()];
    await sleep(sizes.idleMs);
    const [after, to] = [cpuMilliseconds(stack.processes()), now()];
    const percent = [...after].map(
      ([name, ms]) => [name, ((ms - (before.get(name) ?? 0)) / millisecondsBetween(from, to)) * 100] as const,
    );
    return { ...figures('idle_cpu_percent', percent), ...figures('pss_mib', [...pssMebibytes(stack.processes())]) };
  },
};

function figures(measure: string, byProcess: readonly (readonly [string, number])[]): Record<string, number> {
  const total = byProcess.reduce((sum, [, value]) => sum + value, 0);
  return { [measure]: total, ...Object.fromEntries(byProcess.map(([name, value]) => [`${measure}/${name}`, value])) };
}
