import { chmod, mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { checkCli } from './check-cli.js';

/**
 * Puts a CLI into the cache in one step: `fetchTo` writes it to the path it is given, it is run once, then renamed over
 * `target`. A process that dies half-way leaves the cache as it was.
 */
export async function installCli(target: string, fetchTo: (path: string) => Promise<void>): Promise<void> {
  const unfinished = `${target}.${process.pid}.unfinished`;
  await mkdir(dirname(target), { recursive: true });
  try {
    await fetchTo(unfinished);
    await chmod(unfinished, 0o755);
    await checkCli(unfinished);
    await rename(unfinished, target);
  } finally {
    await rm(unfinished, { force: true });
  }
}
