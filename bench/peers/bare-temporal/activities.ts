import { openSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { variable } from './shared.js';

const log = openSync(variable('BENCH_LOG'), 'a');

function mark(kind: 'S' | 'E', tag: string): void {
  writeSync(log, `${kind} ${tag} ${process.hrtime.bigint()} ${process.pid}\n`);
}

/** The body of every task: `ms` is how long it sleeps, in milliseconds. */
export async function body(tag: string, ms: number, value: number): Promise<number> {
  mark('S', tag);
  if (ms > 0) await sleep(ms);
  mark('E', tag);
  return value;
}
