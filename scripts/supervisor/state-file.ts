import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StackState } from './service.js';

const fileOf = (home: string) => join(home, 'run', 'stack.json');

/** Replaces the state in one step, so that a reader never sees half of it; null when nothing runs any more. */
export function writeState(home: string, state: StackState | null): void {
  if (state === null) return rmSync(fileOf(home), { force: true });
  writeFileSync(`${fileOf(home)}.unfinished`, JSON.stringify(state, null, 2));
  renameSync(`${fileOf(home)}.unfinished`, fileOf(home));
}

/** What the last supervisor wrote; null when it was stopped in order or never ran. */
export function readState(home: string): StackState | null {
  return existsSync(fileOf(home)) ? (JSON.parse(readFileSync(fileOf(home), 'utf8')) as StackState) : null;
}
