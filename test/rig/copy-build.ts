import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from './repository.js';

/** A copy of the build in another folder, to be broken: as installed there, with the same packages. */
export function copyBuild(folder: string): string {
  for (const part of ['package.json', 'schemas', 'dist'])
    cpSync(join(REPOSITORY, part), join(folder, part), { recursive: true });
  symlinkSync(join(REPOSITORY, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}
