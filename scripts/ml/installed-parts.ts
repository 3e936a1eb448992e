import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** What an environment holds: the packages of a lock file, and which of its extras and groups. */
export interface InstalledParts {
  readonly lock: string;
  readonly parts: readonly string[];
}

/** The parts that are there already, of just this lock file; none when it is another. */
export function readParts(file: string, lock: string): readonly string[] {
  if (!existsSync(file)) return [];
  const installed = JSON.parse(readFileSync(file, 'utf8')) as InstalledParts;
  return installed.lock === lock ? installed.parts : [];
}

/** Written last: an environment that was not finished says nothing of itself. */
export function writeParts(file: string, installed: InstalledParts): void {
  writeFileSync(file, `${JSON.stringify(installed)}\n`);
}
