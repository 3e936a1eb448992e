import { readFileSync } from 'node:fs';
import { execa } from 'execa';
import pidtree from 'pidtree';

/** Twice: a process that is being started meanwhile has the limit of its parent by the second time. */
const PASSES = 2;

/**
 * Limits how large any file may grow that a process or anything below it writes (RLIMIT_FSIZE): a quota that an ordinary
 * user can set and lift as well as root.
 */
export async function limitFiles(root: number, bytes: number | 'unlimited'): Promise<void> {
  for (let pass = 0; pass < PASSES; pass += 1)
    for (const pid of await pidtree(root, { root: true })) await limitOne(pid, bytes);
}

/** As the process's own user, and of the soft limit alone: that can be raised again up to the hard one. */
async function limitOne(pid: number, bytes: number | 'unlimited'): Promise<void> {
  const owner = ownerOf(pid);
  if (owner === null) return;
  const as = process.getuid?.() === 0 ? owner : {};
  const { exitCode, stderr } = await execa('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`], {
    ...as,
    cwd: '/',
    reject: false,
  });
  if (exitCode === 0 || ownerOf(pid) === null) return;
  throw new Error(`prlimit could not limit process ${pid} (${stderr}). Install util-linux, or raise "ulimit -Hf".`);
}

function ownerOf(pid: number): { uid: number; gid: number } | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const [uid, gid] = [/^Uid:\s+(\d+)/m, /^Gid:\s+(\d+)/m].map((pattern) => Number(pattern.exec(status)?.[1]));
    return /^State:\s+Z/m.test(status) ? null : { uid: uid ?? 0, gid: gid ?? 0 };
  } catch {
    return null;
  }
}
