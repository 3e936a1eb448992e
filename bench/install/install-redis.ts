import { chmodSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRedis, redisFolder } from '../stacks/redis-server.js';
import { installStep } from './install-step.js';

/** The Debian package that holds redis-server, and the libraries that a small Debian lacks. */
const PACKAGES = ['redis-server', 'redis-tools', 'libatomic1', 'libjemalloc2', 'liblzf1'];
const remedy =
  'Install redis-server with the package manager of this machine, so that it is on PATH, then run make bench-peers again. ' +
  'On Debian: apt-get update && apt-get install redis-server';

/** Unpacks Debian's redis-server when there is none on PATH; needs no root. Throws with the remedy. */
export async function installRedis(): Promise<void> {
  if (findRedis()) return;
  console.log('Unpacking redis-server from Debian packages ...');
  const folder = redisFolder();
  const packages = mkdtempSync(join(tmpdir(), 'millrace-bench-'));
  // apt-get downloads as a user of its own.
  chmodSync(packages, 0o777);
  try {
    await installStep('redis-server', ['apt-get', 'download', ...PACKAGES], { cwd: packages, remedy });
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(`${folder}.unfinished`, { recursive: true });
    for (const file of readdirSync(packages).filter((name) => name.endsWith('.deb'))) {
      await installStep('redis-server', ['dpkg', '-x', join(packages, file), `${folder}.unfinished`], { remedy });
    }
    renameSync(`${folder}.unfinished`, folder);
  } finally {
    rmSync(packages, { recursive: true });
    rmSync(`${folder}.unfinished`, { recursive: true, force: true });
  }
  if (!findRedis()) throw new Error(`The unpacked redis-server in ${folder} does not run here. ${remedy}`);
}
