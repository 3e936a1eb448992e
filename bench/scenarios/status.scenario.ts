import { percentile } from '../client/percentile.js';
import { type Load, milliseconds, runClients } from '../client/run-clients.js';
import { CLIENTS, type Scenario, type ScenarioContext } from './scenario.js';

/** How many tasks the clients ask for in turn. */
const TASKS = 64;

export const statusIdle: Scenario = {
  name: 'status-idle',
  does: 'GET of statuses by 32 clients while the workers are idle',
  async measure(context) {
    const { latencies, rate } = await askStatuses(context, await submitFinished(context));
    return {
      status_idle_rate: rate,
      status_idle_p50_ms: percentile(latencies, 0.5),
      status_idle_p99_ms: percentile(latencies, 0.99),
    };
  },
};

export const statusSaturated: Scenario = {
  name: 'status-saturated',
  does: 'GET of statuses by 32 clients while every slot of the workers sleeps in a body and as many tasks wait',
  async measure(context) {
    const { client, log, sizes, nextTag } = context;
    const finished = await submitFinished(context);
    const sleeps = Array.from({ length: context.stack.slots * 2 }, nextTag);
    const ms = sizes.statusMs + SLACK_MS;
    const taken = sleeps.map((tag) => client.submit({ task_type: 'bench_sleep', tag, ms }));
    const open = await Promise.all(taken);
    await log.waitForRunning(context.stack.slots);
    const { latencies, rate } = await askStatuses(context, [...finished, ...open]);
    const busy = log.countRunning();
    await log.waitForEnd(sleeps);
    if (busy < context.stack.slots)
      throw new Error(`Only ${busy} of ${context.stack.slots} slots were busy to the end.`);
    return {
      status_saturated_rate: rate,
      status_saturated_p50_ms: percentile(latencies, 0.5),
      status_saturated_p99_ms: percentile(latencies, 0.99),
    };
  },
};

/** The sleeps must outlast the measurement, however slowly the last slot was filled. */
const SLACK_MS = 2000;

function askStatuses({ client, sizes }: ScenarioContext, taskIds: readonly string[]): Promise<Load> {
  return runClients(CLIENTS, milliseconds(sizes.statusMs), (index) =>
    client.status(taskIds[index % taskIds.length] ?? ''),
  );
}

async function submitFinished({ client, log, nextTag }: ScenarioContext): Promise<readonly string[]> {
  const tags = Array.from({ length: TASKS }, nextTag);
  const taskIds = await Promise.all(tags.map((tag) => client.submit({ task_type: 'bench_noop', tag })));
  await log.waitForEnd(tags);
  return taskIds;
}
