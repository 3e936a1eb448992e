import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { followFile } from '../logs/follow-file.js';
import { readTail } from '../logs/read-tail.js';
import type { Verb } from './verb.js';

const LINES_ALONE = 200;
const LINES_EACH = 20;

export const logs: Verb = async ({ home }, args) => {
  const folder = join(home, 'logs');
  const known = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.log')) : [];
  const service = args.find((arg) => !arg.startsWith('-'));
  const files = known.filter((name) => service === undefined || name === `${service}.log`).sort();
  if (files.length === 0) {
    const names = known.map((name) => name.slice(0, -'.log'.length)).join(', ');
    console.error(
      known.length === 0 ? 'There are no logs yet. Run "make start".' : `No logs of "${service}". There are: ${names}.`,
    );
    return 1;
  }
  const print = (name: string, line: string) =>
    console.log(files.length === 1 ? line : `${name.slice(0, -4).padEnd(10)} ${line}`);
  for (const name of files) {
    for (const line of readTail(join(folder, name), service === undefined ? LINES_EACH : LINES_ALONE))
      print(name, line);
  }
  if (!args.includes('-f')) return 0;
  for (const name of files) followFile(join(folder, name), (line) => print(name, line));
  return new Promise(() => undefined);
};
