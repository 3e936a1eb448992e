import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess } from '../processes/end-process.js';
import { commandOf } from '../processes/process-command.js';
import { identify } from '../processes/process-identity.js';

/**
 * Ends a PostgreSQL that still serves this data folder, left over from a killed supervisor. The lock of one that is gone is
 * removed: its pid may belong to another process by now, and PostgreSQL would then refuse to start.
 */
export async function endStrayPostgres(data: string, graceMs: number): Promise<void> {
  const lock = join(data, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number.parseInt(readFileSync(lock, 'utf8'), 10);
  const identity = commandOf(pid)?.includes(data) ? identify(pid) : null;
  if (identity) await endProcess(identity, 'SIGINT', graceMs);
  rmSync(lock, { force: true });
}
