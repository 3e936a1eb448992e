import { setTimeout as sleep } from 'node:timers/promises';

const EVERY_MS = 5_000;

/**
 * Asks a running service every 5 s how it is, and resolves to true once it has been unwell for so many seconds on end, after
 * it was well; to false when the signal aborts. Checks are counted, not the clock: a machine that was asleep has missed none.
 */
export async function watchHealth(
  isHealthy: () => Promise<boolean>,
  patienceSeconds: number,
  signal: AbortSignal,
): Promise<boolean> {
  const most = Math.ceil((patienceSeconds * 1000) / EVERY_MS);
  let wasHealthy = false;
  for (let unwell = 0; unwell < most;) {
    const [healthy] = await Promise.all([isHealthy(), sleep(EVERY_MS, undefined, { signal }).catch(() => undefined)]);
    if (signal.aborted) return false;
    wasHealthy ||= healthy;
    unwell = healthy || !wasHealthy ? 0 : unwell + 1;
  }
  return true;
}
