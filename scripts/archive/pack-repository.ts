import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { glob } from 'tinyglobby';
import { repositoryRoot } from '../../src/config/repository-root.js';
import { packArchive } from './pack-archive.js';

const NOT_SOURCE = ['**/node_modules/**', '**/dist/**', '.git/**', '.millrace/**'];

/** A .tar.gz of the sources of this repository: what git tracks, or without git everything but what is built. */
export async function packRepository(): Promise<Buffer> {
  const root = repositoryRoot();
  const tracked = await execa('git', ['ls-files', '-z'], { cwd: root, reject: false });
  const names =
    tracked.exitCode === 0 && tracked.stdout !== ''
      ? tracked.stdout.split('\0').filter((name) => name !== '')
      : await glob('**/*', { cwd: root, dot: true, ignore: NOT_SOURCE });
  return packArchive(names.flatMap((name) => readIfThere(root, name)));
}

function readIfThere(root: string, name: string): { name: string; content: Buffer }[] {
  try {
    return [{ name, content: readFileSync(join(root, name)) }];
  } catch {
    return [];
  }
}
