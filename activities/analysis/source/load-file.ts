import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadedFile } from '../tools/tool.js';
import type { SourceFile } from './source-tree.js';

const MAX_BYTES = 1024 * 1024;
const MAX_LINE = 5_000;
const SNIFFED_BYTES = 8_000;

/** The text of a file, or why it is not analyzed: too large, not text, minified, not readable. Never throws. */
export function loadFile(root: string, file: SourceFile): LoadedFile | { readonly reason: string } {
  let bytes: Buffer | 'large';
  try {
    bytes = readPlain(join(root, file.path));
  } catch (error) {
    return { reason: `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})` };
  }
  if (bytes === 'large') return { reason: 'larger than 1 MiB' };
  if (bytes.subarray(0, SNIFFED_BYTES).includes(0)) return { reason: 'not a text file' };
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (file.language !== 'python' && isMinified(file.path, text)) return { reason: 'minified' };
  return { ...file, text };
}

function readPlain(path: string): Buffer | 'large' {
  // O_NOFOLLOW: between the listing and now, the file may have become a link that leads out of the tree.
  const handle = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    return fstatSync(handle).size > MAX_BYTES ? 'large' : readFileSync(handle);
  } finally {
    closeSync(handle);
  }
}

function isMinified(path: string, text: string): boolean {
  if (/[.-]min\.[cm]?js$/.test(path)) return true;
  if (text.length < MAX_LINE) return false;
  // A long line alone may be an embedded image; code with hardly any lines is written by a machine.
  const lines = text.split('\n').length;
  return text.length / lines > 500;
}
