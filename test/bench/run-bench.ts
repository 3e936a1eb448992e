import { join } from 'node:path';
import { execa } from 'execa';
import { REPOSITORY } from '../rig/repository.js';
import { freePort } from '../rig/processes/free-port.js';

/** How many ports in a row the stacks of the benchmark take. */
const PORTS = 5;

export interface BenchRun {
  readonly exitCode: number | undefined;
  readonly output: string;
}

/** Runs the benchmark of the build with these arguments. */
export async function runBench(args: readonly string[], env: Record<string, string> = {}): Promise<BenchRun> {
  const command = [join(REPOSITORY, 'dist', 'bench', 'run.js'), ...args];
  const { exitCode, all } = await execa(process.execPath, command, { env, all: true, reject: false, stdin: 'ignore' });
  return { exitCode, output: all };
}

/** As many free ports in a row as the stacks take. */
export async function freePorts(): Promise<readonly number[]> {
  let row: number[] = [];
  while (row.length < PORTS) {
    const port = await freePort();
    row = port - 1 === row.at(-1) ? [...row, port] : [port];
  }
  return row;
}
