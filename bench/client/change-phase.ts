import { setTimeout as sleep } from 'node:timers/promises';

/** As long as the slowest poll among the stacks (Django-Q2's broker), in milliseconds. */
const CYCLE_MS = 200;

/**
 * A pause before the task of this number, evenly spread over the cycle. Without it each task would be sent right after a
 * poll that found the one before, and always wait for a whole cycle, or never.
 */
export async function changePhase(index: number): Promise<void> {
  await sleep((index * 37) % CYCLE_MS);
}
