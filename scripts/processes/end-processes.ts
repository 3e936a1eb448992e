import { isAlive, type ProcessIdentity } from './process-identity.js';
import { waitUntil } from './wait-until.js';

/** A process to end, together with its process group when it leads one. */
export interface Doomed {
  readonly identity: ProcessIdentity;
  readonly signal: NodeJS.Signals;
}

/** Asks each by its signal, then kills what still runs after the grace. Resolves when none is left. */
export async function endProcesses(doomed: readonly Doomed[], graceMs: number): Promise<void> {
  for (const { identity, signal } of doomed) signalOne(identity, signal);
  const allGone = () => !doomed.some(({ identity }) => isAlive(identity));
  await waitUntil(allGone, { withinMs: graceMs });
  for (const { identity } of doomed) killGroup(identity);
  if (!(await waitUntil(allGone, { withinMs: 10_000 }))) {
    const left = doomed.filter(({ identity }) => isAlive(identity)).map(({ identity }) => identity.pid);
    throw new Error(`Processes ${left.join(', ')} could not be ended. End them as the user who owns them.`);
  }
}

function signalOne(identity: ProcessIdentity, signal: NodeJS.Signals): void {
  if (isAlive(identity)) send(identity.pid, signal);
}

function killGroup(identity: ProcessIdentity): void {
  if (!isAlive(identity)) return;
  if (!send(-identity.pid, 'SIGKILL')) send(identity.pid, 'SIGKILL');
}

function send(target: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(target, signal);
  } catch {
    return false;
  }
}
