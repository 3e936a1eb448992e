import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { repositoryRoot } from '../../src/config/repository-root.js';

/** The unprivileged user PostgreSQL runs as when we are root: it refuses to run as root itself. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

/**
 * Null for an ordinary user, who runs it as himself. As root: the owner of the first of these folders that is there and not
 * root's, else the owner of the repository, else nobody.
 */
export function postgresAccount(folders: readonly string[]): Account | null {
  if (process.getuid?.() !== 0) return null;
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n').map(parseAccount);
  const owners = [...folders, repositoryRoot()].map((folder) => statSync(folder, { throwIfNoEntry: false })?.uid ?? 0);
  const owner = owners.find((uid) => uid !== 0 && accounts.some((account) => account.uid === uid));
  const account = accounts.find((candidate) =>
    owner === undefined ? candidate.name === 'nobody' : candidate.uid === owner,
  );
  if (account) return account;
  throw new Error(
    'PostgreSQL does not run as root and there is no user "nobody". Run as an ordinary user, or set DATABASE_URL.',
  );
}

/** Whether a command succeeds as this account; libraries it cannot load and folders it cannot enter count. */
export function succeedsAs(account: Account | null, file: string, args: readonly string[]): boolean {
  return spawnSync(file, args, { ...credentials(account), cwd: '/', stdio: 'ignore' }).status === 0;
}

/** What child_process takes to run something as the account. */
export function credentials(account: Account | null): { uid?: number; gid?: number } {
  return account === null ? {} : { uid: account.uid, gid: account.gid };
}

function parseAccount(line: string): Account {
  const [name = '', , uid, gid] = line.split(':');
  return { name, uid: Number(uid ?? NaN), gid: Number(gid ?? NaN) };
}
