import type { Settings } from '../../src/config/settings.js';
import { endProcess } from '../processes/end-process.js';
import { isAlive, type ProcessIdentity } from '../processes/process-identity.js';
import { readState } from '../supervisor/state-file.js';
import { endOrphans } from './end-orphans.js';

/** The supervisor stops its services in two rounds, each within the grace and ten seconds more. */
const ROUNDS = 2;

/**
 * Stops the stack of a home, whether its supervisor lives or not; `launched` is one that may not have recorded itself yet. When
 * this resolves none of its processes is left. The answer says whether anything ran.
 */
export async function stopStack(settings: Settings, launched?: ProcessIdentity): Promise<boolean> {
  const supervisor = launched ?? readState(settings.home)?.supervisor;
  const ran = isAlive(supervisor);
  const graceMs = ROUNDS * (settings.shutdownGraceSeconds * 1000 + 10_000);
  if (ran) await endProcess(supervisor, 'SIGTERM', graceMs);
  return (await endOrphans(settings)) > 0 || ran;
}
