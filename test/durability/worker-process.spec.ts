import { hostname } from 'node:os';
import { join } from 'node:path';
import { REPOSITORY } from '../rig/repository.js';
import { submitAnalysis } from '../rig/tasks.js';
import { writeModules } from '../rig/trees/write-modules.js';
import { useStack } from '../rig/use-stack.js';

const stack = useStack();
const OK = { code: 0, signal: null };
let medium: string;
let large: string;
let small: string;

beforeAll(() => {
  medium = writeModules(join(stack.trees, 'medium'), 60);
  large = writeModules(join(stack.trees, 'large'), 3_000);
  small = writeModules(join(stack.trees, 'small'), 1);
});

const waitForWork = (taskId: string) =>
  stack.api.waitForEvent(taskId, 'work', ({ data, event }) => event === 'subtask' && (data.progress ?? 0) > 0);

test('a worker that is told to stop finishes the analysis it is at, and ends with 0', async () => {
  const first = await stack.startWorker('workflows,cpu', { SHUTDOWN_GRACE_SECONDS: '120' });
  const taskId = await submitAnalysis(stack, medium, { analyzers: ['static'] });
  await waitForWork(taskId);
  expect(await first.end('SIGTERM')).toEqual(OK);
  const second = await stack.startWorker();
  const task = await stack.api.waitForTask(taskId);
  expect(task.status).toBe('SUCCESS');
  expect(task.subtasks[0]).toMatchObject({ attempt: 1, worker: `${first.pid}@${hostname()}` });
  await second.end();
});

test('a worker that cannot finish within its grace hands the analysis over, and ends with 0', async () => {
  const first = await stack.startWorker('workflows,cpu', { SHUTDOWN_GRACE_SECONDS: '1' });
  const taskId = await submitAnalysis(stack, large, { analyzers: ['static'] });
  await waitForWork(taskId);
  const second = await stack.startWorker();
  expect(await first.end('SIGTERM')).toEqual(OK);
  await stack.api.waitForEvent(
    taskId,
    'the second attempt',
    ({ event, data }) => event === 'subtask' && data.attempt === 2,
  );
  const [subtask] = (await stack.api.readTask(taskId)).subtasks;
  expect(subtask).toMatchObject({ status: 'PROCESSING', worker: `${second.pid}@${hostname()}` });
  const events = await stack.engine.readHistory(taskId);
  expect(events.filter(({ activityTaskTimedOutEventAttributes: about }) => about)).toEqual([]);
  await stack.api.post(`/tasks/${taskId}/cancel/`);
  expect((await stack.api.waitForTask(taskId)).status).toBe('REVOKED');
  await second.end();
});

test('an idle worker that is told to stop ends with 0', async () => {
  const worker = await stack.startWorker();
  expect(await worker.end('SIGINT')).toEqual(OK);
});

test('an API that is told to stop ends with 0, open streams and all', async () => {
  const api = await stack.startApi();
  const taskId = await submitAnalysis(stack, medium, { options: { start_delay_seconds: 600 } });
  for await (const { id } of api.client.events(taskId)) {
    expect(id).toBe(1);
    expect(await api.end('SIGTERM')).toEqual(OK);
    break;
  }
  await stack.startApi();
});

test('a worker whose namespace is not there ends with 1 and says how to make it', async () => {
  const worker = stack.spawnWorker('cpu', { TEMPORAL_NAMESPACE: 'absent' });
  expect((await worker.exited).code).toBe(1);
  expect(worker.log).toContain('TEMPORAL_NAMESPACE="absent" cannot be used: expected a namespace that exists at');
  expect(worker.log).toContain(
    `temporal operator namespace create --address ${stack.engine.address} --namespace absent`,
  );
  expect(worker.log).not.toMatch(/\n\s+at /);
});

test('a worker whose poller dies ends with 1, so that it is started again', async () => {
  const failing = join(REPOSITORY, 'test/rig/processes/fail-pollers.mjs');
  const worker = await stack.startWorker('workflows,cpu', { NODE_OPTIONS: `--import=${failing}` });
  expect(await worker.exited).toEqual({ code: 1, signal: null });
  expect(worker.log).toContain('A worker died: The poller is gone');
});

test('a worker whose polls are refused for a while says so and what to do, and when it is over', async () => {
  const namespace = 'passing';
  const operate = (...args: string[]) =>
    stack.engine.runCli('operator', 'namespace', ...args, '--namespace', namespace);
  await operate('create');
  const worker = await stack.startWorker('cpu', { TEMPORAL_NAMESPACE: namespace });
  await operate('delete', '--yes');
  await worker.waitForLine(/This worker gets no work.*temporal operator namespace create .* --namespace passing/);
  await operate('create');
  await worker.waitForLine(/The engine gives work again: cpu/);
  expect(await worker.end()).toEqual(OK);
});

test('a worker whose engine is replaced by an empty one works for that one', async () => {
  const worker = await stack.startWorker();
  await stack.engine.replaceByEmptyOne();
  const task = await stack.api.waitForTask(await submitAnalysis(stack, small));
  expect([task.status, worker.exit]).toEqual(['SUCCESS', null]);
  await worker.end();
});
