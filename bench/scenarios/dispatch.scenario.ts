import { changePhase } from '../client/change-phase.js';
import { millisecondsBetween, now } from '../client/clock.js';
import { percentile } from '../client/percentile.js';
import type { Scenario } from './scenario.js';

export const dispatch: Scenario = {
  name: 'dispatch',
  does: 'from before the POST of a no-op to the first line of its body, one after the other',
  async measure({ client, log, sizes, nextTag }) {
    const latencies: number[] = [];
    for (let count = 0; count < sizes.dispatches; count += 1) {
      await changePhase(count);
      const tag = nextTag();
      const posted = now();
      await client.submit({ task_type: 'bench_noop', tag });
      const [body] = await log.waitForEnd([tag], { everyMs: 1 });
      if (body) latencies.push(millisecondsBetween(posted, body.started));
    }
    return { dispatch_p50_ms: percentile(latencies, 0.5), dispatch_p99_ms: percentile(latencies, 0.99) };
  },
};
