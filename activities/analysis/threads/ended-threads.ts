import type { Piscina } from 'piscina';
import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';

/**
 * Call before a run; what it returns waits until the threads that an abort took from the pool have ended. Piscina rejects
 * at once, while the thread may still be on its way out.
 */
export function watchThreads(pool: Piscina, signal: AbortSignal): () => Promise<void> {
  let before: readonly Worker[] = [];
  const remember = (): void => {
    before = [...pool.threads];
  };
  // Registered before piscina's own listener, so it still sees the thread that is about to be taken from the pool.
  signal.addEventListener('abort', remember, { once: true });
  return async () => {
    signal.removeEventListener('abort', remember);
    const gone = before.filter((worker) => !pool.threads.includes(worker) && worker.threadId !== -1);
    await Promise.all(gone.map((worker) => once(worker, 'exit')));
  };
}
