import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import type { ProgramPaths } from '../analyzer-request.js';

/** Programs that analyzers can call, each with the names it goes by. None is needed. */
const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  git: ['git'],
  schemathesis: ['schemathesis'],
};

/** The first of its names in the first of the folders, for every program that is there. */
export function findPrograms(folders: readonly string[]): ProgramPaths {
  const found = Object.entries(PROGRAMS).flatMap(([program, names]) => {
    const path = folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isExecutable);
    return path === undefined ? [] : [[program, path]];
  });
  return Object.fromEntries(found) as ProgramPaths;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
