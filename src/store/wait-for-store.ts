import { setTimeout as sleep } from 'node:timers/promises';
import { isStoreAway } from './store-away.js';

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;

/** Repeats a call for as long as PostgreSQL is away. Other errors, and the signal's abort, are raised at once. */
export async function waitForStore<T>(signal: AbortSignal, call: () => Promise<T>): Promise<T> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(LONGEST_WAIT_MS, wait * 2)) {
    signal.throwIfAborted();
    try {
      return await call();
    } catch (error) {
      if (!isStoreAway(error)) throw error;
      await sleep(wait, undefined, { signal });
    }
  }
}
