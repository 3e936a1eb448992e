import { readdirSync, readFileSync } from 'node:fs';
import { portAnswers } from '../../../scripts/processes/port-answers.js';

/** Processes whose environment or command line mentions the folder, and ports that still answer. */
export async function findLeaks(folder: string, ports: readonly number[]): Promise<string[]> {
  const answering = await Promise.all(ports.map((port) => portAnswers(`127.0.0.1:${port}`)));
  const open = ports.filter((_, index) => answering[index]).map((port) => `port ${port} still answers`);
  return [...findMentioning(folder), ...open];
}

function findMentioning(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((pid) => ({ pid, command: readProc(pid, 'cmdline'), environment: readProc(pid, 'environ') }))
    .filter(({ command, environment }) => command !== '' && `${command} ${environment}`.includes(folder))
    .map(({ pid, command }) => `process ${pid} still runs: ${command}`);
}

function readProc(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
