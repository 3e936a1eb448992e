import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from './temporary-folders.js';

/** Writes files, by their paths, into a new folder and gives that. */
export function writeTree(files: Readonly<Record<string, string | Buffer>>): string {
  const root = join(temporaryFolder(), 'tree');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}
