import { readdirSync, readFileSync } from 'node:fs';
import type { SpawnedProcess } from './spawned-process.js';

/** A fifth of a second of processor time, in ticks: more than a process takes to stand ready. */
const BUSY_TICKS = 20;
const TICKS_TO_START = 30;

interface Stat {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
}

/** The ids of the living processes that a process has started. */
export function listChildren({ pid }: Pick<SpawnedProcess, 'pid'>): number[] {
  return readStats().flatMap((stat) => (stat.parent === pid ? [stat.pid] : []));
}

/** Those among them that have worked hard. */
export function findBusyChildren({ pid }: SpawnedProcess): number[] {
  const isBusy = ({ parent, ticks }: Stat) => parent === pid && ticks >= TICKS_TO_START + BUSY_TICKS;
  return readStats()
    .filter(isBusy)
    .map((stat) => stat.pid);
}

function readStats(): Stat[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => readStat(Number(pid)) ?? []);
}

function readStat(pid: number): Stat | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state = '', parent, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie has ended; its parent has only not looked yet.
    if (state === 'Z') return null;
    return { pid, parent: Number(parent), ticks: Number(rest[9]) + Number(rest[10]) };
  } catch {
    return null;
  }
}
