import { join } from 'node:path';
import type { ErrorBody, TaskAnswer, TaskPage } from '../rig/http/views.js';
import { submitAnalysis } from '../rig/tasks.js';
import { writeModules } from '../rig/trees/write-modules.js';
import { writeTree } from '../rig/trees/write-tree.js';
import { useStack } from '../rig/use-stack.js';

const stack = useStack({ workers: ['workflows,cpu,gpu'] });
let large: string;
let small: string;

beforeAll(() => {
  large = writeModules(join(stack.trees, 'large'), 3_000);
  small = writeTree(join(stack.trees, 'small'), { 'index.js': 'export const one = 1;\n' });
});

const readyAgain = () => stack.api.waitUntilReady();

test('a task submitted while the engine is away is accepted, can be read, and runs when it is back', async () => {
  await stack.engine.kill();
  const taskId = await submitAnalysis(stack, small);
  expect(await stack.api.readTask(taskId)).toMatchObject({ status: 'PENDING', error: null });
  expect((await stack.api.get<TaskPage>('/tasks')).body.items.map(({ task_id }) => task_id)).toContain(taskId);
  await stack.engine.start();
  expect((await stack.api.waitForTask(taskId)).status).toBe('SUCCESS');
});

test('a task submitted while the engine is away runs when it is back, though the API was killed meanwhile', async () => {
  const api = await stack.startApi();
  await stack.engine.kill();
  const taskId = await submitAnalysis(stack, small);
  await api.end('SIGKILL');
  await stack.startApi({ port: api.port });
  await stack.engine.start();
  expect((await stack.api.waitForTask(taskId)).status).toBe('SUCCESS');
});

test('an API that ends while the engine is away leaves the tasks that wait to be started to the next', async () => {
  const api = await stack.startApi();
  await stack.engine.kill();
  const taskIds = await Promise.all(Array.from({ length: 40 }, () => submitAnalysis(stack, small)));
  const before = Date.now();
  expect(await api.end()).toMatchObject({ signal: null });
  // A start that fails takes 5 seconds, and eight go at once.
  expect(Date.now() - before).toBeLessThan(15_000);
  await stack.startApi({ port: api.port });
  await stack.engine.start();
  for (const taskId of taskIds) expect((await stack.api.waitForTask(taskId)).status).toBe('SUCCESS');
});

test('readiness names the engine that is away, and liveness does not mind', async () => {
  await stack.engine.kill();
  const { status, headers, body } = await stack.api.get<ErrorBody>('//health/ready');
  expect([status, body.error, headers['retry-after']]).toEqual([503, 'Unavailable', '1']);
  expect(Object.keys(body.details)).toContain('engine');
  expect(body.details['engine']?.[0]).toContain('TEMPORAL_ADDRESS');
  expect((await stack.api.get('//health/live')).status).toBe(200);
  await stack.engine.start();
  await readyAgain();
});

test('a cancel while the engine is away is accepted, and carried out when it is back', async () => {
  const taskId = await submitAnalysis(stack, large);
  await stack.api.waitForEvent(taskId, 'its start', ({ data }) => data.status === 'PROCESSING');
  await stack.engine.kill();
  const { status, body } = await stack.api.post<TaskAnswer>(`/tasks/${taskId}/cancel/`);
  expect([status, body.status]).toEqual([202, 'PROCESSING']);
  await stack.engine.start();
  expect((await stack.api.waitForTask(taskId)).status).toBe('REVOKED');
});

test('a task in the middle of its work when the engine dies goes on to its end when it is back', async () => {
  const medium = writeModules(join(stack.trees, 'medium'), 60);
  const taskId = await submitAnalysis(stack, medium);
  await stack.api.waitForEvent(taskId, 'its start', ({ data }) => data.status === 'PROCESSING');
  await stack.engine.kill();
  await stack.engine.start();
  const task = await stack.api.waitForTask(taskId);
  expect([task.status, task.partial]).toEqual(['SUCCESS', false]);
});
