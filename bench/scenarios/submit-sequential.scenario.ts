import { percentile } from '../client/percentile.js';
import { requests, runClients } from '../client/run-clients.js';
import type { Scenario } from './scenario.js';

export const submitSequential: Scenario = {
  name: 'submit',
  does: 'POST of no-ops, one after the other',
  async measure({ client, log, sizes, nextTag }) {
    const tags = Array.from({ length: sizes.sequentialSubmits }, nextTag);
    const { latencies } = await runClients(1, requests(tags.length), (index) =>
      client.submit({ task_type: 'bench_noop', tag: tags[index] ?? '' }),
    );
    await log.waitForEnd(tags);
    return { submit_p50_ms: percentile(latencies, 0.5), submit_p99_ms: percentile(latencies, 0.99) };
  },
};
