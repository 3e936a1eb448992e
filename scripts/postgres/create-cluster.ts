import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { type Account, credentials } from './account.js';

export const DATABASE = 'millrace';
export const ROLE = 'millrace';

/** `data` is the future data folder; nothing is there until the cluster is whole, with its role and its database. */
export interface ClusterOptions {
  readonly native: string;
  readonly data: string;
  readonly account: Account | null;
  readonly password: string;
}

export async function createCluster({ native, data, account, password }: ClusterOptions): Promise<void> {
  const unfinished = `${data}.unfinished`;
  const passwordFile = `${data}.password`;
  const own = (path: string) => account && chownSync(path, account.uid, account.gid);
  const options = { ...credentials(account), cwd: '/', env: { LC_ALL: 'C' }, reject: false } as const;

  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  own(unfinished);
  own(passwordFile);
  const made = await execa(
    join(native, 'bin', 'initdb'),
    [
      ...['--pgdata', unfinished, '--username', ROLE, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
      ...['--encoding', 'UTF8', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C'],
    ],
    options,
  );
  rmSync(passwordFile);
  if (made.exitCode !== 0) throw failure('initdb', made.stderr || made.shortMessage || '');

  // Single-user mode exits with 0 whatever the statement does, so what it says is what counts.
  const single = ['--single', '-D', unfinished, 'postgres'];
  const created = await execa(join(native, 'bin', 'postgres'), single, {
    ...options,
    input: `CREATE DATABASE ${DATABASE};\n`,
  });
  if (created.exitCode !== 0 || /ERROR|FATAL/.test(created.stderr)) throw failure('CREATE DATABASE', created.stderr);
  renameSync(unfinished, data);
}

/** Throws when the data folder cannot be read or was written by another major version. */
export function checkCluster(data: string, major: string): void {
  const versionFile = join(data, 'PG_VERSION');
  if (!existsSync(versionFile)) {
    throw new Error(
      `${data} cannot be read or is not whole. Run as its owner, move it away, or set MILLRACE_HOME elsewhere.`,
    );
  }
  const written = readFileSync(versionFile, 'utf8').trim();
  if (written === major) return;
  throw new Error(
    `${data} was written by PostgreSQL ${written}, this is ${major}. Dump it with ${written}, move it away, restore.`,
  );
}

function failure(step: string, output: string): Error {
  const lines = output.trim().split('\n').slice(-6).join('\n');
  return new Error(
    `The embedded PostgreSQL could not be set up (${step}). Free its folder and disk, or set DATABASE_URL.\n${lines}`,
  );
}
