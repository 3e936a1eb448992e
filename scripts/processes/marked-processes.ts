import { readdirSync, readFileSync } from 'node:fs';
import { identify, type ProcessIdentity } from './process-identity.js';

/**
 * The live processes whose first environment holds the variable with this value: children and grandchildren of one
 * supervisor, whatever became of their parents. Empty where there is no /proc.
 */
export function findMarked(variable: string, value: string): readonly ProcessIdentity[] {
  return processIds()
    .filter((pid) => pid !== process.pid && environmentOf(pid).includes(`\0${variable}=${value}\0`))
    .map(identify)
    .filter((identity) => identity !== null);
}

function processIds(): readonly number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function environmentOf(pid: number): string {
  try {
    return `\0${readFileSync(`/proc/${pid}/environ`, 'utf8')}`;
  } catch {
    return '';
  }
}
