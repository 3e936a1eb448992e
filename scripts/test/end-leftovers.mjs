import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a test stopped may need this long to be gone. */
const SETTLE_MS = 2000;

/**
 * Kills the processes that mention a folder in their command line or environment: what tests started and did not end.
 *
 * @param {string} folder
 * @returns {Promise<string[]>} their command lines
 */
export async function endLeftovers(folder) {
  if (findMentioning(folder).length > 0) await sleep(SETTLE_MS);
  const left = findMentioning(folder);
  for (const { pid } of left) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended between the look and the kill.
    }
  }
  return left.map(({ command }) => command);
}

function findMentioning(folder) {
  return list('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((pid) => ({
      pid: Number(pid),
      command: read(`/proc/${pid}/cmdline`),
      environment: read(`/proc/${pid}/environ`),
    }))
    .filter(({ command, environment }) => command !== '' && (command + environment).includes(folder));
}

function list(path) {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}
