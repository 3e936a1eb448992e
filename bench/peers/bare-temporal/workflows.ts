import { proxyActivities } from '@temporalio/workflow';
import type * as activities from './activities.js';
import type { BenchTask } from './shared.js';

const { body } = proxyActivities<typeof activities>({ startToCloseTimeout: '5 minutes' });

export function bench_noop({ tag }: BenchTask): Promise<number> {
  return body(tag, 0, 0);
}

export function bench_sleep({ tag, ms = 0 }: BenchTask): Promise<number> {
  return body(tag, ms, 0);
}

export async function bench_fan_out({ tag, ms = 0, n = 0 }: BenchTask): Promise<{ sum: number }> {
  const parts = Array.from({ length: n }, (_, part) => body(`${tag}.${part}`, ms, part));
  const values = await Promise.all(parts);
  return { sum: values.reduce((sum, value) => sum + value, 0) };
}
