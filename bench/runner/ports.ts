import { checkPorts } from '../../scripts/stack/check-ports.js';
import type { BenchPorts } from '../stacks/stack.js';

export function benchPorts(base: number): BenchPorts {
  return { api: base, redis: base + 1, postgres: base + 2, temporal: base + 3, temporalUi: base + 4 };
}

/** Throws when one of the ports is taken, naming who holds it and what to change. */
export async function checkBenchPorts(ports: BenchPorts): Promise<void> {
  const wanted = Object.entries(ports) as [string, number][];
  await checkPorts(
    wanted.map(([purpose, port]) => ({
      purpose: `${purpose} of a stack`,
      variable: '--port-base',
      host: '127.0.0.1',
      port,
    })),
  );
}
