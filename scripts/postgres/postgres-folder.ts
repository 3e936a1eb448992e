import { createHash } from 'node:crypto';
import { chownSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { userInfo } from 'node:os';
import { type Account, succeedsAs } from './account.js';

/** Where PostgreSQL's files are kept when its account cannot enter the home folder. Not in a folder emptied at boot. */
export function spareFolder(home: string): string {
  return join('/var/lib/millrace', createHash('sha256').update(home).digest('hex').slice(0, 12));
}

/** The folder for PostgreSQL's files: `<home>/postgres`, or a spare one when the account cannot enter that. */
export function choosePostgresFolder(home: string, account: Account | null): string {
  const usual = join(home, 'postgres');
  if (canEnter(usual, account)) return usual;
  const spare = spareFolder(home);
  if (canEnter(spare, account)) return spare;
  throw new Error(
    `User ${account?.name ?? userInfo().username} can write neither ${usual} nor ${spare}. Set MILLRACE_HOME to a folder it can enter.`,
  );
}

function canEnter(folder: string, account: Account | null): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    if (account !== null && statSync(folder).uid !== account.uid) chownSync(folder, account.uid, account.gid);
  } catch {
    return false;
  }
  return succeedsAs(account, 'test', ['-w', folder, '-a', '-x', folder]);
}
