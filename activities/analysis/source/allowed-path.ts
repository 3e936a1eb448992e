import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { InvalidSource } from './invalid-source.js';

/**
 * The real folder behind a path, when it lies below one of the roots with every link followed. Throws InvalidSource
 * otherwise, without telling what exists outside of them.
 */
export async function allowedPath(path: string, roots: readonly string[]): Promise<string> {
  if (roots.length === 0) {
    throw new InvalidSource(
      'No folder is open for analysis. Set ANALYSIS_ROOTS to the folders that may be analyzed, or send an archive.',
    );
  }
  if (!isAbsolute(path) || path.includes('\0')) {
    throw new InvalidSource(`The path ${JSON.stringify(path)} is not absolute. Give the whole path of the folder.`);
  }
  if (!roots.some((root) => isBelow(path, root))) throw outside(path, roots);
  const real = await realpath(path).catch(() => null);
  if (real === null) {
    throw new InvalidSource(`There is no folder ${path} on the worker's machine. Check the path, or send an archive.`);
  }
  const realRoots = await Promise.all(roots.map((root) => realpath(root).catch(() => null)));
  if (!realRoots.some((root) => root !== null && isBelow(real, root))) throw outside(path, roots);
  if (!(await stat(real)).isDirectory()) {
    throw new InvalidSource(`${path} is not a folder. Give the folder that holds the code.`);
  }
  return real;
}

function isBelow(path: string, root: string): boolean {
  const way = relative(resolve(root), resolve(path));
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

function outside(path: string, roots: readonly string[]): InvalidSource {
  return new InvalidSource(
    `${path} does not lie below ${roots.join(' or ')}. Set ANALYSIS_ROOTS to a folder above it, or send an archive.`,
  );
}
