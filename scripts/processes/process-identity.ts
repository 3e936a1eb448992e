import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** A process that cannot be mistaken for a later one with the same pid: `born` says when it was started. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly born: string;
}

export function identify(pid: number): ProcessIdentity | null {
  const born = existsSync('/proc/self/stat') ? bornByProc(pid) : bornByPs(pid);
  return born === null ? null : { pid, born };
}

/** False as well for a zombie: nothing of it runs, it only waits for its parent to look. */
export function isAlive(identity: ProcessIdentity | null | undefined): identity is ProcessIdentity {
  return identity != null && identify(identity.pid)?.born === identity.born;
}

function bornByProc(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command in parentheses may itself hold spaces and parentheses; the start time is the 20th field after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return fields[0] === 'Z' ? null : `${boot}/${fields[19]}`;
  } catch {
    return null;
  }
}

function bornByPs(pid: number): string | null {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim() || null;
  } catch {
    return null;
  }
}
