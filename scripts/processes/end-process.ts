import { isAlive, type ProcessIdentity } from './process-identity.js';
import { waitUntil } from './wait-until.js';

/** Asks a process to end, kills it with its group after the grace, and resolves when it is gone. Throws if it cannot be. */
export async function endProcess(identity: ProcessIdentity, signal: NodeJS.Signals, graceMs: number): Promise<void> {
  const gone = () => !isAlive(identity);
  if (gone()) return;
  send(identity.pid, signal);
  if (await waitUntil(gone, { withinMs: graceMs })) return;
  if (!gone() && !killGroup(identity.pid)) send(identity.pid, 'SIGKILL');
  if (await waitUntil(gone, { withinMs: 10_000 })) return;
  throw new Error(`Process ${identity.pid} could not be ended. End it as the user who owns it.`);
}

/** Kills what is left in the process group `leader` leads or led; false when there is nothing. */
export function killGroup(leader: number): boolean {
  return send(-leader, 'SIGKILL');
}

function send(target: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(target, signal);
  } catch {
    return false;
  }
}
