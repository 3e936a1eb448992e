import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { type Account, credentials, postgresAccount } from './account.js';
import { checkCluster, createCluster, DATABASE, ROLE } from './create-cluster.js';
import { findNativeFiles } from './native-files.js';
import { choosePostgresFolder, spareFolder } from './postgres-folder.js';

/** A PostgreSQL ready to be spawned: what to run, as whom, and where it can be reached then. */
export interface PreparedPostgres {
  readonly command: readonly [string, ...string[]];
  readonly account: Account | null;
  readonly data: string;
  readonly url: string;
}

/** Finds the binaries and creates the data folder, database and password the first time. Throws with the remedy. */
export async function preparePostgres({ home, port }: { home: string; port: number }): Promise<PreparedPostgres> {
  const account = postgresAccount([join(home, 'postgres', 'data'), join(spareFolder(home), 'data')]);
  const native = findNativeFiles(account, spareFolder(home));
  const data = join(choosePostgresFolder(home, account), 'data');
  const passwordFile = join(home, 'postgres.password');
  const postgres = join(native, 'bin', 'postgres');
  if (!existsSync(data)) {
    const password = randomBytes(18).toString('base64url');
    await createCluster({ native, data, account, password });
    writeSecret(passwordFile, password);
  }
  checkCluster(data, await majorVersion(postgres));
  if (!existsSync(passwordFile)) await resetPassword(postgres, data, account, passwordFile);
  const password = readFileSync(passwordFile, 'utf8');
  return {
    command: [postgres, ...postgresFlags(data, port)],
    account,
    data,
    url: `postgresql://${ROLE}:${password}@127.0.0.1:${port}/${DATABASE}`,
  };
}

/** Only 127.0.0.1, no socket file; fsync stays on, since an accepted task must outlive a power cut. */
function postgresFlags(data: string, port: number): readonly string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: '64MB',
    max_wal_size: '512MB',
    log_min_messages: 'warning',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
  return ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

async function majorVersion(postgres: string): Promise<string> {
  const { stdout } = await execa(postgres, ['--version']);
  return /(\d+)\./.exec(stdout)?.[1] ?? stdout;
}

async function resetPassword(postgres: string, data: string, account: Account | null, file: string): Promise<void> {
  const password = randomBytes(18).toString('base64url');
  const input = `ALTER ROLE ${ROLE} PASSWORD '${password}';\n`;
  await execa(postgres, ['--single', '-D', data, 'postgres'], { ...credentials(account), cwd: '/', input });
  writeSecret(file, password);
}

function writeSecret(file: string, secret: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, secret, { mode: 0o600 });
}
