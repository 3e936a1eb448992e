import { chmod, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { identify } from '../processes/process-identity.js';
import { checkCli } from './check-cli.js';

/**
 * Puts a CLI into the cache in one step: `fetchTo` writes it to the path it is given, it is run once, then renamed over
 * `target`. A process that dies half-way leaves the cache as it was.
 */
export async function installCli(target: string, fetchTo: (path: string) => Promise<void>): Promise<void> {
  const unfinished = `${target}.${process.pid}.unfinished`;
  await mkdir(dirname(target), { recursive: true });
  await removeAbandoned(target);
  try {
    await fetchTo(unfinished);
    await chmod(unfinished, 0o755);
    await checkCli(unfinished);
    await rename(unfinished, target);
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** What installs that were killed left behind; one that still runs keeps its file. */
async function removeAbandoned(target: string): Promise<void> {
  for (const name of await readdir(dirname(target))) {
    const [, owner, pid] = /^(.+)\.(\d+)\.unfinished$/.exec(name) ?? [];
    if (owner === basename(target) && identify(Number(pid)) === null) await rm(join(dirname(target), name));
  }
}
