import type { ErrorBody } from '../rig/http/views.js';
import type { OwnPostgres } from '../rig/store.js';
import { useStack } from '../rig/use-stack.js';
import { waitFor } from '../rig/wait-for.js';
import { parseMetrics } from './support/parse-metrics.js';

interface Readiness {
  readonly status: 'ready';
  readonly parts: Readonly<Record<string, string>>;
}

const QUEUES = ['task queue cpu', 'task queue gpu', 'task queue workflows'];
const stack = useStack({ ownStore: true });
const store = () => stack.store as OwnPostgres;

/** Waits until the parts that do not work are these; returns what is said of each. */
async function waitForProblems(...names: string[]): Promise<ErrorBody['details']> {
  const details = await waitFor(`problems of ${names.join(', ')} alone`, async () => {
    const { status, headers, body } = await stack.api.get<ErrorBody>('//health/ready');
    if (status !== 503) return false;
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    return Object.keys(body.details).sort().join() === names.sort().join() && body.details;
  });
  expect((await stack.api.get('//health/live')).body).toEqual({ status: 'ok' });
  return details;
}

// The tests follow one stack; its processes answer all the while that they are alive.
test('without workers it is not ready, and says which task queues lack one and how to start it', async () => {
  const details = await waitForProblems(...QUEUES);
  expect(details['task queue cpu']?.join()).toContain('node dist/src/worker.js --queues cpu');
});

test('with workers it is ready, and each part says so', async () => {
  await stack.startWorker('workflows');
  await waitForProblems('task queue cpu', 'task queue gpu');
  await Promise.all([stack.startWorker('cpu'), stack.startWorker('gpu')]);
  await stack.api.waitUntilReady();
  const { parts } = (await stack.api.get<Readiness>('//health/ready')).body;
  expect(Object.keys(parts).sort()).toEqual(['engine', 'store', ...QUEUES]);
  expect(parts).toMatchObject({ store: 'PostgreSQL answers', 'task queue cpu': '1 worker polls' });
  expect(parts['engine']).toMatch(/^Temporal \d+\.\d+\.\d+ answers$/);
});

test('while the engine is away it says so of it, and of the task queues only it knows of', async () => {
  await stack.engine.kill();
  const details = await waitForProblems('engine', ...QUEUES);
  expect(details['engine']?.join()).toContain('TEMPORAL_ADDRESS');
  await stack.engine.start();
  await stack.api.waitUntilReady();
});

test('while PostgreSQL is away it says so, and the metrics of the process are told without those of tasks', async () => {
  await store().stop();
  const details = await waitForProblems('store');
  expect(details['store']?.join()).toContain('DATABASE_URL');
  const { status, body } = await stack.api.get<string>('//metrics');
  expect(status).toBe(200);
  const names = new Set(parseMetrics(body).map(({ name }) => name));
  expect([names.has('nodejs_eventloop_lag_seconds'), names.has('millrace_tasks')]).toEqual([true, false]);
  await store().startAgain();
  await stack.api.waitUntilReady();
});
