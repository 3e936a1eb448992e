import { millisecondsBetween, now } from '../client/clock.js';
import { percentile } from '../client/percentile.js';
import { requests, runClients } from '../client/run-clients.js';
import { waitForSuccess } from '../client/wait-for-success.js';
import { cpuMilliseconds } from '../machine/process-table.js';
import { CLIENTS, type Scenario } from './scenario.js';

/** So many of the tasks whose bodies ended last are asked for before all counts as done: their ends are recorded last. */
const LAST = 64;

export const burst: Scenario = {
  name: 'burst',
  does: 'no-ops submitted by 32 clients, to the end of the last; CPU time per task of every process of the stack',
  async measure({ stack, client, log, sizes, nextTag }) {
    const tags = Array.from({ length: sizes.burst }, nextTag);
    const taskIds: string[] = [];
    const before = cpuMilliseconds(stack.processes());
    const { latencies, rate, began } = await runClients(CLIENTS, requests(tags.length), async (index) => {
      taskIds[index] = await client.submit({ task_type: 'bench_noop', tag: tags[index] ?? '' });
    });
    const bodies = await log.waitForEnd(tags);
    const order = [...bodies.keys()].sort((a, b) => Number((bodies[b]?.ended ?? 0n) - (bodies[a]?.ended ?? 0n)));
    for (const index of order.slice(0, LAST)) await waitForSuccess(client, taskIds[index] ?? '');
    const tookMs = millisecondsBetween(began, now());
    const after = cpuMilliseconds(stack.processes());
    // Outside the measurement: every one of them has ended well.
    for (const taskId of taskIds) await waitForSuccess(client, taskId);
    return {
      submit_32_rate: rate,
      submit_32_p50_ms: percentile(latencies, 0.5),
      submit_32_p99_ms: percentile(latencies, 0.99),
      tasks_per_second: (tags.length / tookMs) * 1000,
      ...cpuPerTask(before, after, tags.length),
    };
  },
};

function cpuPerTask(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>, tasks: number) {
  const used = [...after].map(([name, ms]) => [name, (ms - (before.get(name) ?? 0)) / tasks] as const);
  const total = used.reduce((sum, [, ms]) => sum + ms, 0);
  return { cpu_ms_per_task: total, ...Object.fromEntries(used.map(([name, ms]) => [`cpu_ms_per_task/${name}`, ms])) };
}
