import { hostname } from 'node:os';
import type { ErrorBody } from '../rig/http/views.js';
import { submitAnalysis } from '../rig/tasks.js';
import { useStack } from '../rig/use-stack.js';
import { waitFor } from '../rig/wait-for.js';

interface TaskQueueView {
  readonly task_queue: string;
  readonly workers: readonly { readonly identity: string; readonly last_poll: string }[];
  readonly last_poll: string | null;
  readonly backlog: number;
  readonly oldest_waiting_seconds: number;
  readonly in_use: boolean;
}

const TASKS = 3;
const stack = useStack();

async function readQueue(name: string): Promise<TaskQueueView> {
  const { status, body } = await stack.api.get<{ items: TaskQueueView[] }>('/workers');
  expect(status).toBe(200);
  const queue = body.items.find(({ task_queue }) => task_queue === name);
  if (!queue) throw new Error(`There is no task queue ${name}.`);
  return queue;
}

const waitForQueue = (name: string, what: string, holds: (queue: TaskQueueView) => boolean) =>
  waitFor(`${what} of ${name}`, async () => {
    const queue = await readQueue(name);
    return holds(queue) && queue;
  });

// The tests follow one stack from empty to at work.
test('without workers every task queue is listed, empty, with whether it is used', async () => {
  const { body } = await stack.api.get<{ items: TaskQueueView[] }>('/workers');
  expect(body.items.map(({ task_queue }) => task_queue)).toEqual(['workflows', 'cpu', 'gpu', 'gis', 'ml', 'ml-gpu']);
  for (const { workers, last_poll, backlog, oldest_waiting_seconds } of body.items)
    expect([workers, last_poll, backlog, oldest_waiting_seconds]).toEqual([[], null, 0, 0]);
  expect([(await readQueue('workflows')).in_use, (await readQueue('cpu')).in_use]).toEqual([true, true]);
});

test('tasks that nobody takes are a backlog whose oldest waits longer and longer', async () => {
  for (let n = 0; n < TASKS; n++) await submitAnalysis(stack, stack.trees, { analyzers: ['static'] });
  const { oldest_waiting_seconds: first } = await waitForQueue(
    'workflows',
    'the backlog',
    ({ backlog, oldest_waiting_seconds }) => backlog === TASKS && oldest_waiting_seconds > 0,
  );
  await waitForQueue('workflows', 'a longer wait', ({ oldest_waiting_seconds }) => oldest_waiting_seconds > first);
  expect((await readQueue('cpu')).backlog).toBe(0);
});

test('a worker is shown at the task queues that it polls; what it cannot do waits at the next', async () => {
  const before = Date.now();
  const worker = await stack.startWorker('workflows');
  const queue = await waitForQueue('workflows', 'the worker', ({ workers }) => workers.length > 0);
  expect(queue.workers.map(({ identity }) => identity)).toEqual([`${worker.pid}@${hostname()}`]);
  expect(queue.last_poll).toBe(queue.workers[0]?.last_poll);
  // The engine tells whole seconds.
  expect(Date.parse(queue.last_poll ?? '')).toBeGreaterThanOrEqual(Math.floor(before / 1000) * 1000);
  const waiting = await waitForQueue('cpu', 'the backlog', ({ backlog }) => backlog === TASKS);
  expect(waiting.workers).toEqual([]);
  expect((await waitForQueue('workflows', 'no backlog', ({ backlog }) => backlog === 0)).backlog).toBe(0);
});

test('once all that is needed is there nothing waits any more', async () => {
  await Promise.all([stack.startWorker('cpu'), stack.startWorker('cpu')]);
  await waitForQueue('cpu', 'two workers', ({ workers }) => workers.length === 2);
  const idle = await waitForQueue('cpu', 'no backlog', ({ backlog }) => backlog === 0);
  expect(idle.oldest_waiting_seconds).toBe(0);
});

test('while the engine is away the answer is 503 and names it', async () => {
  await stack.engine.kill();
  const { status, headers, body } = await stack.api.get<ErrorBody>('/workers');
  expect([status, Object.keys(body.details)]).toEqual([503, ['engine']]);
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  await stack.engine.start();
  await stack.api.waitForStatus('/workers', 200);
});
