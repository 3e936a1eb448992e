import { FlowProducer, Queue } from 'bullmq';
import fastify from 'fastify';
import { connection, QUEUE } from './queue.js';

const queue = new Queue(QUEUE, { connection });
const flows = new FlowProducer({ connection });

/** The states of a job of BullMQ, in the words of the benchmark. */
const STATUS = { active: 'PROCESSING', 'waiting-children': 'PROCESSING', completed: 'SUCCESS', failed: 'FAILURE' };

async function fanOut(tag, n, ms) {
  const children = Array.from({ length: n }, (_, i) => ({
    name: ms ? 'bench_sleep' : 'bench_noop',
    queueName: QUEUE,
    data: { tag: `${tag}.${i}`, ms, value: i },
  }));
  const { job } = await flows.add({ name: 'bench_fan_out', queueName: QUEUE, data: { tag }, children });
  return job;
}

const app = fastify();

const body = {
  type: 'object',
  required: ['task_type', 'tag'],
  properties: {
    task_type: { enum: ['bench_noop', 'bench_sleep', 'bench_fan_out'] },
    tag: { type: 'string' },
    ms: { type: 'integer', minimum: 0, default: 0 },
    n: { type: 'integer', minimum: 0, default: 0 },
  },
};

app.post('/tasks', { schema: { body } }, async ({ body: { task_type, tag, ms, n } }, reply) => {
  const job = task_type === 'bench_fan_out' ? await fanOut(tag, n, ms) : await queue.add(task_type, { tag, ms });
  return reply.code(202).send({ task_id: job.id });
});

app.get('/tasks/:id/status', async ({ params: { id } }, reply) => {
  const state = await queue.getJobState(id);
  if (state === 'unknown') return reply.code(404).send({ error: 'unknown task' });
  return { task_id: id, status: STATUS[state] ?? 'PENDING' };
});

app.get('/tasks/:id/result', async ({ params: { id } }, reply) => {
  const job = await queue.getJob(id);
  if (!job) return reply.code(404).send({ error: 'unknown task' });
  return { task_id: id, result: job.returnvalue };
});

await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });

process.once('SIGTERM', async () => {
  await app.close();
  await Promise.all([queue.close(), flows.close()]);
});
