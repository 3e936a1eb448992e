import { changePhase } from '../client/change-phase.js';
import { millisecondsBetween, now } from '../client/clock.js';
import { percentile } from '../client/percentile.js';
import { waitForSuccess } from '../client/wait-for-success.js';
import type { Scenario } from './scenario.js';

export const done: Scenario = {
  name: 'done',
  does: 'from before the POST of a no-op until a client that asks every millisecond is told SUCCESS, one after the other',
  async measure({ client, sizes, nextTag }) {
    const latencies: number[] = [];
    for (let count = 0; count < sizes.completions; count += 1) {
      await changePhase(count);
      const posted = now();
      await waitForSuccess(client, await client.submit({ task_type: 'bench_noop', tag: nextTag() }));
      latencies.push(millisecondsBetween(posted, now()));
    }
    return { done_p50_ms: percentile(latencies, 0.5), done_p99_ms: percentile(latencies, 0.99) };
  },
};
