import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';

const POLL_MS = 300;

/** Calls `onLine` for every line added to a file from now on, for as long as the process lives; starts over when it shrinks. */
export function followFile(file: string, onLine: (line: string) => void): void {
  let position = existsSync(file) ? statSync(file).size : 0;
  let rest = '';
  setInterval(() => {
    const size = existsSync(file) ? statSync(file).size : 0;
    if (size < position) position = 0;
    if (size === position) return;
    const lines = (rest + readBetween(file, position, size)).split('\n');
    position = size;
    rest = lines.pop() ?? '';
    lines.forEach(onLine);
  }, POLL_MS);
}

function readBetween(file: string, from: number, to: number): string {
  const buffer = Buffer.alloc(to - from);
  const descriptor = openSync(file, 'r');
  readSync(descriptor, buffer, 0, buffer.length, from);
  closeSync(descriptor);
  return buffer.toString('utf8');
}
