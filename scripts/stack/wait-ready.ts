import { join } from 'node:path';
import type { Settings } from '../../src/config/settings.js';
import { fetchReason } from '../api-client/fetch-reason.js';
import { readTail } from '../logs/read-tail.js';
import { isAlive, type ProcessIdentity } from '../processes/process-identity.js';
import { waitUntil } from '../processes/wait-until.js';
import { readState } from '../supervisor/state-file.js';
import { servedQueues } from './served-queues.js';
import { apiUrl } from './stack-addresses.js';

const DEADLINE_MS = 120_000;
/** With the restart delays doubling from half a second, about eight seconds of dying again and again. */
const HOPELESS_RESTARTS = 4;

/**
 * Resolves when GET /health/ready is 200, or misses nothing but workers of task queues that this stack was told not to serve;
 * returns those. Throws with the last lines of the right log when that cannot be expected.
 */
export async function waitReady(settings: Settings, supervisor: ProcessIdentity): Promise<readonly string[]> {
  let unserved: readonly string[] = [];
  let answer = 'nothing yet';
  const before = countRestarts(settings.home);
  const ready = await waitUntil(
    async () => {
      failIfHopeless(settings, supervisor, before);
      const { text, missing } = await readReadiness(settings);
      answer = text;
      unserved = missing?.flatMap((part) => queueServedElsewhere(part, settings) ?? []) ?? [];
      return missing !== null && missing.length === unserved.length;
    },
    { everyMs: 100, withinMs: DEADLINE_MS },
  );
  if (ready) return unserved;
  throw new Error(
    `The stack was not ready within ${DEADLINE_MS / 1000} s. Its readiness says: ${answer}\n` +
      `Look into ${join(settings.home, 'logs')} for the service named there.`,
  );
}

/** "ready", or what is missing in the words of /health/ready. */
export async function askReadiness(settings: Settings): Promise<string> {
  return (await readReadiness(settings)).text;
}

/** `missing` names the parts that do not work; null when there is no answer that could. */
async function readReadiness(settings: Settings): Promise<{ text: string; missing: readonly string[] | null }> {
  try {
    const response = await fetch(`${apiUrl(settings)}/health/ready`, { signal: AbortSignal.timeout(5000) });
    if (response.status === 200) return { text: 'ready', missing: [] };
    const body = await response.text();
    const { details } = response.status === 503 ? (JSON.parse(body) as { details: object }) : { details: null };
    return { text: `${response.status} ${body.slice(0, 500)}`, missing: details && Object.keys(details) };
  } catch (error) {
    return { text: `no answer from ${apiUrl(settings)} (${fetchReason(error)})`, missing: null };
  }
}

function queueServedElsewhere(part: string, settings: Settings): string | null {
  const queue = /^task queue (.+)$/.exec(part)?.[1];
  return queue !== undefined && !(servedQueues(settings) as readonly string[]).includes(queue) ? queue : null;
}

function countRestarts(home: string): ReadonlyMap<string, number> {
  return new Map(readState(home)?.services.map(({ name, restarts }) => [name, restarts]));
}

function failIfHopeless({ home }: Settings, supervisor: ProcessIdentity, before: ReadonlyMap<string, number>): void {
  if (!isAlive(supervisor)) throw failure(home, 'supervisor', 'The supervisor ended while it was starting the stack.');
  for (const [name, restarts] of countRestarts(home)) {
    if (restarts - (before.get(name) ?? 0) < HOPELESS_RESTARTS) continue;
    throw failure(home, name, `The service "${name}" dies again and again.`);
  }
}

function failure(home: string, service: string, sentence: string): Error {
  const file = join(home, 'logs', `${service}.log`);
  return new Error(`${sentence} The last lines of ${file}:\n${readTail(file, 15).join('\n')}`);
}
