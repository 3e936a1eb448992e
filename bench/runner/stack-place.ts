import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { spareFolder } from '../../scripts/postgres/postgres-folder.js';
import { benchFolder } from '../stacks/bench-folder.js';
import type { Stack, StackPlace } from '../stacks/stack.js';
import { benchPorts, checkBenchPorts } from './ports.js';

interface Wanted {
  readonly stack: Stack;
  readonly slots: number;
  readonly portBase: number;
}

/** The place of a stack that starts with nothing; what an earlier run left there is gone. */
export async function makePlace({ stack, slots, portBase }: Wanted): Promise<StackPlace> {
  const ports = benchPorts(portBase);
  await checkBenchPorts(ports);
  const folder = join(benchFolder(), 'data', stack.name);
  clear(folder);
  mkdirSync(folder, { recursive: true });
  // PostgreSQL may run as another user, and must be able to enter.
  chmodSync(folder, 0o755);
  const logs = join(benchFolder(), 'logs', stack.name);
  rmSync(logs, { recursive: true, force: true });
  return { folder, logs, benchLog: join(folder, 'bench.log'), ports, slots };
}

/** Removes the data of a stack, with what PostgreSQL keeps elsewhere when its account cannot enter the folder. */
export function clear(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  rmSync(join(spareFolder(folder), 'data'), { recursive: true, force: true });
}
