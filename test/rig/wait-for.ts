import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 180_000;
const EVERY_MS = 50;

/**
 * Asks until the answer is neither false, null nor undefined, and returns it. What is waited for is said when it does not
 * come: the deadline only ends a test that has failed, and is no bound on how fast the product is.
 */
export async function waitFor<T>(
  what: string,
  ask: () => T | Promise<T>,
): Promise<Exclude<T, false | null | undefined>> {
  const deadline = Date.now() + PATIENCE_MS;
  let last: unknown;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer !== false && answer !== null && answer !== undefined)
      return answer as Exclude<T, false | null | undefined>;
    last = answer;
    await sleep(EVERY_MS);
  }
  throw new Error(`Waited ${PATIENCE_MS / 1000} s in vain for ${what}; the last answer was ${String(last)}.`);
}
