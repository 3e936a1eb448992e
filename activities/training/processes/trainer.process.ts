import { Worker } from 'node:worker_threads';
import { prepareTable } from '../dataset/prepare-table.js';
import { readTable } from '../dataset/read-table.js';
import type { TrainerMessage, TrainerTask } from './trainer-messages.js';

/*
 * The process of one CSV, training or prediction. It may be killed at any moment and holds nothing but memory. It ends with its
 * worker, and only so: a signal to all processes of a terminal or a group is for the worker.
 */

const send = (message: TrainerMessage): void => void process.send?.(message);
const KIB_PER_MIB = 1024;

async function carryOut(task: TrainerTask): Promise<void> {
  try {
    send(await answer(task));
  } catch (error) {
    const { name, message, stack } = error as Error;
    send({ error: { name, message, stack } });
  }
}

async function answer(task: TrainerTask): Promise<TrainerMessage> {
  if ('prepare' in task) return { prepared: prepareTable(await readTable(task.prepare.bytes), task.prepare.wish) };
  // Half a second to load: only for those that need it.
  const { openBackend, predict, train, TFJS_VERSION } = await import('../tfjs/index.js');
  const backend = await openBackend();
  if ('predict' in task) {
    const { description, weights, rows } = task.predict;
    return { predicted: predict(description, weights, rows) };
  }
  const outcome = await train(task.train, {
    epoch: ({ curve }) => {
      const point = curve.at(-1);
      if (point) send({ point });
    },
    checkpoint: (checkpoint) => send({ checkpoint }),
  });
  const peak_memory_mb = Math.round(process.resourceUsage().maxRSS / KIB_PER_MIB);
  const versions = { tfjs: TFJS_VERSION, backend, node: process.versions.node };
  return { trained: { ...outcome, peak_memory_mb, versions } };
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
new Worker(new URL('../../processes/end-with-worker.thread.js', import.meta.url));
process.on('message', (task: TrainerTask) => void carryOut(task));
