import { openSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'bullmq';
import { connection, QUEUE } from './queue.js';

const log = openSync(process.env.BENCH_LOG, 'a');
const mark = (kind, tag) => writeSync(log, `${kind} ${tag} ${process.hrtime.bigint()} ${process.pid}\n`);

const bodies = {
  bench_noop({ data: { tag, value = 0 } }) {
    mark('S', tag);
    mark('E', tag);
    return value;
  },
  async bench_sleep({ data: { tag, ms, value = 0 } }) {
    mark('S', tag);
    await sleep(ms);
    mark('E', tag);
    return value;
  },
  async bench_fan_out(job) {
    const values = Object.values(await job.getChildrenValues());
    return { sum: values.reduce((sum, value) => sum + value, 0) };
  },
};

const worker = new Worker(QUEUE, async (job) => bodies[job.name](job), {
  connection,
  concurrency: Number(process.env.BENCH_SLOTS),
});
worker.on('error', (error) => console.error(error));
await worker.waitUntilReady();

process.once('SIGTERM', () => void worker.close());
