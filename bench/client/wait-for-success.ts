import { setTimeout as sleep } from 'node:timers/promises';
import type { StackClient } from './stack-client.js';

/** How long a client waits between two questions for a status, in milliseconds. */
const EVERY_MS = 1;

/** Asks for the status until the task has ended. Throws when it failed or has not ended in time. */
export async function waitForSuccess(client: StackClient, taskId: string, withinMs = 120_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const status = await client.status(taskId);
    if (status === 'SUCCESS') return;
    if (status !== 'PENDING' && status !== 'PROCESSING') throw new Error(`Task ${taskId} ended as ${status}.`);
    if (Date.now() > deadline) throw new Error(`Task ${taskId} is still ${status} after ${withinMs / 1000} s.`);
    await sleep(EVERY_MS);
  }
}
