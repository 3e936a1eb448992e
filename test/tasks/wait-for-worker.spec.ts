import type { ErrorBody, TaskAnswer, TaskPage } from '../rig/http/views.js';
import { useStack } from '../rig/use-stack.js';
import { waitFor } from '../rig/wait-for.js';

const stack = useStack();
const submit = (options: object) =>
  stack.api.post<ErrorBody & TaskAnswer>('/tasks', {
    task_type: 'code_analysis',
    source: { path: stack.trees },
    options,
  });
const IMPATIENT = { wait_for_worker: false };

test('a task waits for a worker unless it says otherwise', async () => {
  expect((await submit({})).status).toBe(202);
  expect((await submit({ wait_for_worker: true })).status).toBe(202);
});

test('a task that would rather not wait is refused with 503 while no worker polls, naming the commands', async () => {
  const before = (await stack.api.get<TaskPage>('/tasks')).body.items.length;
  const { status, headers, body } = await submit(IMPATIENT);
  expect([status, body.error]).toEqual([503, 'Unavailable']);
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  expect(Object.keys(body.details).sort()).toEqual(['task queue cpu', 'task queue workflows']);
  expect(body.details['task queue cpu']?.join()).toContain('node dist/src/worker.js --queues cpu');
  expect(body.details['task queue workflows']?.join()).toContain('node dist/src/worker.js --queues workflows');
  expect((await stack.api.get<TaskPage>('/tasks')).body.items).toHaveLength(before);
});

test('it is refused as well while only a part of what it needs is there', async () => {
  const worker = await stack.startWorker('cpu');
  const { details } = await waitFor('the worker to be known', async () => {
    const { body } = await submit(IMPATIENT);
    return body.details['task queue cpu'] === undefined && body;
  });
  expect(Object.keys(details)).toEqual(['task queue workflows']);
  await worker.end();
});

test('it is accepted while workers poll', async () => {
  await stack.startWorker();
  await waitFor('its acceptance', async () => (await submit(IMPATIENT)).status === 202);
});

test('it is refused while nobody knows, because the engine is away', async () => {
  await stack.engine.kill();
  const { status, body } = await submit(IMPATIENT);
  expect([status, Object.keys(body.details).sort()]).toEqual([503, ['task queue cpu', 'task queue workflows']]);
  expect(body.details['task queue cpu']?.join()).toContain('not known');
  await stack.engine.start();
});
