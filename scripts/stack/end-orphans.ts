import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { databaseUrlFile } from '../../src/config/boot-settings.js';
import type { Settings } from '../../src/config/settings.js';
import { endStrayPostgres } from '../postgres/end-stray-postgres.js';
import { spareFolder } from '../postgres/postgres-folder.js';
import { endProcess } from '../processes/end-process.js';
import { findMarked } from '../processes/marked-processes.js';
import { isAlive } from '../processes/process-identity.js';
import { readState, writeState } from '../supervisor/state-file.js';
import { STACK_MARK } from './stack-mark.js';

/**
 * Ends whatever a supervisor that is gone left running: the services it recorded, last started first, then anything that
 * carries its mark, then a PostgreSQL on our data. Resolves to how many processes there were.
 */
export async function endOrphans({ home, shutdownGraceSeconds }: Settings): Promise<number> {
  const graceMs = shutdownGraceSeconds * 1000;
  let ended = 0;
  for (const { process: recorded, stopSignal } of readState(home)?.services.toReversed() ?? []) {
    if (!isAlive(recorded)) continue;
    await endProcess(recorded, stopSignal, graceMs);
    ended += 1;
  }
  for (const marked of findMarked(STACK_MARK, home)) {
    await endProcess(marked, 'SIGTERM', graceMs);
    ended += 1;
  }
  for (const folder of [join(home, 'postgres'), spareFolder(home)])
    await endStrayPostgres(join(folder, 'data'), graceMs);
  writeState(home, null);
  rmSync(databaseUrlFile(home), { force: true });
  return ended;
}
