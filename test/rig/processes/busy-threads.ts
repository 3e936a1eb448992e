import { readdirSync, readFileSync } from 'node:fs';
import type { SpawnedProcess } from './spawned-process.js';

/** A fifth of a second of processor time, in ticks: more than any helper thread takes for itself. */
const BUSY_TICKS = 20;

/** The ids of a process's threads, as the system knows them. */
export function listThreads({ pid }: SpawnedProcess): string[] {
  return readdirSync(`/proc/${pid}/task`);
}

/** The threads that have worked hard and are not among those known before. */
export function findBusyThreads(process: SpawnedProcess, known: readonly string[]): string[] {
  return listThreads(process).filter((tid) => !known.includes(tid) && readTicks(process.pid, tid) >= BUSY_TICKS);
}

function readTicks(pid: number, tid: string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/task/${tid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return 0;
  }
}
