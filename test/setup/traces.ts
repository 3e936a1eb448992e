import { readdirSync, readFileSync } from 'node:fs';
import { portAnswers } from '../../scripts/processes/port-answers.js';

/** The live processes that mention a folder in their command line or environment, by their command lines. */
export function processesMentioning(folder: string): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((pid) => ({ command: read(`/proc/${pid}/cmdline`), environment: read(`/proc/${pid}/environ`) }))
    .filter(({ command, environment }) => command !== '' && (command + environment).includes(folder))
    .map(({ command }) => command);
}

/** Those of the ports on which something still listens. */
export async function openPorts(ports: readonly number[]): Promise<readonly number[]> {
  const answers = await Promise.all(ports.map((port) => portAnswers(`127.0.0.1:${port}`)));
  return ports.filter((_, index) => answers[index]);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}
