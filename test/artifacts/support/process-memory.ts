import { readFileSync, writeFileSync } from 'node:fs';

const MEBIBYTE = 1024 * 1024;

/** Measures how far the resident memory of a process rises from now on: call the answer for the rise so far, in MiB. */
export function watchMemory(pid: number): () => number {
  // Forgets the highest mark of before, such as the one of the start.
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
  const before = read(pid, 'VmRSS');
  return () => (read(pid, 'VmHWM') - before) / MEBIBYTE;
}

function read(pid: number, name: string): number {
  const [, kibibytes] = new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kibibytes) * 1024;
}
