import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadedFile } from '../tools/tool.js';

const MAX_BYTES = 1024 * 1024;
const MAX_LINE = 5_000;
const SNIFFED_BYTES = 8_000;

/** Why a file is not analyzed. A `binary` one is no text at all, which nobody misses of a file that is no code. */
export interface NotLoaded {
  readonly reason: string;
  readonly binary?: true;
}

/** The text of a file, or why it is not analyzed: too large, not text, minified, not readable. Never throws. */
export function loadFile(root: string, file: Omit<LoadedFile, 'text'>): LoadedFile | NotLoaded {
  let bytes: Buffer;
  try {
    bytes = readPlain(join(root, file.path));
  } catch (error) {
    return { reason: `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})` };
  }
  const binary = bytes.subarray(0, SNIFFED_BYTES).includes(0);
  if (bytes.length > MAX_BYTES) return { reason: 'larger than 1 MiB', ...(binary ? { binary } : {}) };
  if (binary) return { reason: 'not a text file', binary };
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const script = file.language === 'javascript' || file.language === 'typescript';
  if (script && isMinified(file.path, text)) return { reason: 'minified' };
  return { ...file, text };
}

/** The bytes of a file; of one that is too large only as many as show that it is. */
function readPlain(path: string): Buffer {
  // O_NOFOLLOW: between the listing and now, the file may have become a link that leads out of the tree.
  const handle = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    if (fstatSync(handle).size <= MAX_BYTES) return readFileSync(handle);
    const start = Buffer.alloc(MAX_BYTES + 1);
    return start.subarray(0, readSync(handle, start));
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
