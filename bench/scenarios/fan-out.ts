import { millisecondsBetween, now } from '../client/clock.js';
import { waitForSuccess } from '../client/wait-for-success.js';
import type { ScenarioContext } from './scenario.js';

export interface FanOut {
  readonly taskId: string;
  /** Milliseconds from before the POST until the client was told SUCCESS. */
  readonly took: number;
}

/** One fan-out of `n` bodies of `ms` milliseconds, with its aggregation, to its end. */
export async function fanOut({ client, log, nextTag }: ScenarioContext, n: number, ms: number): Promise<FanOut> {
  const tag = nextTag();
  const posted = now();
  const taskId = await client.submit({ task_type: 'bench_fan_out', tag, n, ms });
  await waitForSuccess(client, taskId);
  const took = millisecondsBetween(posted, now());
  const parts = Array.from({ length: n }, (_, part) => `${tag}.${part}`);
  await log.waitForEnd(parts, { withinMs: 1000 });
  return { taskId, took };
}
