import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidSource } from './invalid-source.js';
import { languageOf } from './languages.js';
import { mayBeText } from './may-be-text.js';
import { isBuilt, isForeign } from './skipped-folders.js';
import type { SourceFile, SourceTree, Unread } from './source-tree.js';

const MAX_FILES = 50_000;

/**
 * Lists what there is to analyze below `root`, which must be real and absolute. Symbolic links are never followed. Folders
 * of dependencies are left out, and built ones unless the tree is an installed package or has nothing else: a published
 * package is its build output. Blocks, so it belongs in a process of its own. Throws InvalidSource beyond 50,000 files.
 */
export function listFiles(root: string): SourceTree {
  const installed = root.split(/[\\/]/).includes('node_modules');
  const written = walk(root, installed);
  return written.files.length > 0 || installed ? written : walk(root, true);
}

interface Found {
  readonly files: SourceFile[];
  readonly texts: string[];
  readonly unread: Unread[];
  readonly projects: string[];
}

function walk(root: string, withBuilt: boolean): SourceTree {
  const found: Found = { files: [], texts: [], unread: [], projects: [] };
  const waiting = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of entriesOf(root, folder, found.unread)) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (!entry.isDirectory()) note(entry, path, found);
      else if (!isForeign(entry.name) && (withBuilt || !isBuiltFolder(root, path, entry.name))) waiting.push(path);
    }
    if (Math.max(found.files.length, found.texts.length) > MAX_FILES) {
      throw new InvalidSource(`The tree has more than ${MAX_FILES} files to analyze. Name a folder further down.`);
    }
  }
  found.files.sort(inOrder((file) => file.path));
  found.texts.sort(inOrder((path) => path));
  found.unread.sort(inOrder((unread) => unread.file));
  found.projects.sort(inOrder((path) => path));
  return { root, ...found };
}

function note(entry: Dirent, path: string, found: Found): void {
  const language = languageOf(entry.name);
  if (entry.isFile()) {
    if (language) found.files.push({ path, language });
    else if (mayBeText(entry.name)) found.texts.push(path);
    if (entry.name === 'tsconfig.json') found.projects.push(path);
  } else if (language) {
    found.unread.push({ file: path, reason: 'a symbolic link or special file, not followed' });
  }
}

function entriesOf(root: string, folder: string, unread: Unread[]): Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    unread.push({ file: folder === '' ? '.' : folder, reason: `cannot be listed (${(error as Error).message})` });
    return [];
  }
}

function isBuiltFolder(root: string, path: string, name: string): boolean {
  return (
    isBuilt(name, []) &&
    isBuilt(
      name,
      entriesOf(root, path, []).map((entry) => entry.name),
    )
  );
}

/** By code units, so that the order is the same on every machine and in every locale. */
function inOrder<T>(path: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => (path(a) < path(b) ? -1 : path(a) > path(b) ? 1 : 0);
}
