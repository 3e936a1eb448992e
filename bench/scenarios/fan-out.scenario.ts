import { changePhase } from '../client/change-phase.js';
import { percentile } from '../client/percentile.js';
import { fanOut } from './fan-out.js';
import type { Scenario, ScenarioContext } from './scenario.js';

export const smallFanOut: Scenario = {
  name: 'fan-out-5',
  does: 'a fan-out of 5 bodies of 100 ms with aggregation, until the client is told SUCCESS',
  async measure(context) {
    const took = await repeat(context, context.sizes.smallFanOuts, 5, 100);
    return { fan_out_5_p50_ms: percentile(took, 0.5), fan_out_5_p99_ms: percentile(took, 0.99) };
  },
};

export const largeFanOut: Scenario = {
  name: 'fan-out-200',
  does: 'a fan-out of 200 no-ops with aggregation, until the client is told SUCCESS',
  async measure(context) {
    const took = await repeat(context, context.sizes.largeFanOuts, context.sizes.largeFanOutParts, 0);
    return { fan_out_200_p50_ms: percentile(took, 0.5), fan_out_200_p99_ms: percentile(took, 0.99) };
  },
};

async function repeat(context: ScenarioContext, times: number, n: number, ms: number): Promise<number[]> {
  const took: number[] = [];
  for (let count = 0; count < times; count += 1) {
    await changePhase(count);
    took.push((await fanOut(context, n, ms)).took);
  }
  return took;
}
