import { setTimeout as sleep } from 'node:timers/promises';
import { BodyLog } from './body-log.js';
import type { Ledger } from './ledger.js';
import type { Quiet } from './quiet.js';

const LOOK_MS = 1_000;

/** Resolves when no body begins or ends and no status changes any more. Returns the last statuses. */
export async function settle(
  ledger: Ledger,
  logFile: string,
  quiet: Quiet,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const tags = [...ledger.accepted.keys()];
  let seen = '';
  let since = Date.now();
  for (;;) {
    signal.throwIfAborted();
    const statuses = await ledger.readStatuses();
    const log = BodyLog.read(logFile);
    const told = [...statuses.values()];
    const isWhole = log.countEnded(tags) === tags.length && told.every((status) => status === 'SUCCESS');
    const seeing = `${log.lines} ${told.join()}`;
    if (seeing !== seen) [seen, since] = [seeing, Date.now()];
    if (Date.now() - since >= (isWhole ? quiet.settled : quiet.missing)) return statuses;
    await sleep(LOOK_MS);
  }
}
