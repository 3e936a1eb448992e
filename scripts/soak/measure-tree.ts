import { readdirSync, readFileSync } from 'node:fs';
import pidtree from 'pidtree';

const KIBIBYTE = 1024;

export interface Use {
  /**
   * Proportional set size in bytes, where pages that processes share count once in all; without shared memory, which
   * PostgreSQL allocates once at its start, and of which each process counts what it has touched.
   */
  readonly memory: number;
  readonly handles: number;
}

/** What a process and all below it hold now. Linux alone tells. */
export async function measureTree(root: number): Promise<Use> {
  const uses = (await pidtree(root, { root: true })).map(measureOne);
  const sum = (of: keyof Use) => uses.reduce((total, use) => total + use[of], 0);
  return { memory: sum('memory'), handles: sum('handles') };
}

function measureOne(pid: number): Use {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const bytes = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(rollup)?.[1] ?? 0) * KIBIBYTE;
    return { memory: bytes('Pss') - bytes('Pss_Shmem'), handles: readdirSync(`/proc/${pid}/fd`).length };
  } catch {
    // It has ended since the list was made.
    return { memory: 0, handles: 0 };
  }
}
