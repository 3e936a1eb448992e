import { randomUUID } from 'node:crypto';
import { mkdir, readdir, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Tells this process from an earlier one with the same id, as after the restart of a container. */
const STARTED = Math.round(performance.timeOrigin).toString(36);
const NAME = /^\.?source-(\d+)-([a-z0-9]+)-/;

/** A path for a new folder of this process below `scratch`, which is made when missing. The folder itself is not. */
export async function newScratchPath(scratch: string): Promise<string> {
  await mkdir(scratch, { recursive: true, mode: 0o700 });
  return join(await realpath(scratch), `source-${process.pid}-${STARTED}-${randomUUID()}`);
}

/** Removes what killed processes left below `scratch`. Folders of living processes are left alone. */
export async function sweepScratch(scratch: string): Promise<number> {
  const names = await readdir(scratch).catch(() => []);
  const leftOver = names.filter((name) => isLeftOver(name));
  await Promise.all(leftOver.map((name) => rm(join(scratch, name), { recursive: true, force: true })));
  return leftOver.length;
}

function isLeftOver(name: string): boolean {
  const [, pid, started] = NAME.exec(name) ?? [];
  if (pid === undefined) return false;
  if (Number(pid) === process.pid) return started !== STARTED;
  return !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
