import { killGroup } from '../../scripts/processes/end-process.js';
import { type NamedProcess, processesByName } from '../machine/process-table.js';

/** SIGKILL to these processes of a stack, everything below them and what is left of their process groups. */
export function killTrees(victims: readonly NamedProcess[]): void {
  const pids = [...processesByName(victims).values()].flat().map(({ pid }) => pid);
  for (const pid of pids) kill(pid);
  // A child that was born while the list was read.
  for (const { pid } of victims) killGroup(pid);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}
