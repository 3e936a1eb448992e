import { setTimeout as sleep } from 'node:timers/promises';

/** Asks every `everyMs` until the answer is true; false when `withinMs` have gone by first. */
export async function waitUntil(
  isTrue: () => boolean | Promise<boolean>,
  { everyMs = 50, withinMs }: { everyMs?: number; withinMs: number },
): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (!(await isTrue())) {
    if (Date.now() >= deadline) return false;
    await sleep(everyMs);
  }
  return true;
}
