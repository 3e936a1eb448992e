import { hostname } from 'node:os';
import { join } from 'node:path';
import type { SpawnedProcess } from '../rig/processes/spawned-process.js';
import { submitAnalysis } from '../rig/tasks.js';
import { writeModules } from '../rig/trees/write-modules.js';
import { useStack } from '../rig/use-stack.js';
import type { History } from '../tasks/support/views.js';

// One activity at a time: the first analyzer has ended when the second begins.
const stack = useStack({ env: { CPU_CONCURRENCY: '1' } });
const nameOf = ({ pid }: SpawnedProcess) => `${pid}@${hostname()}`;
let tree: string;

beforeAll(() => {
  tree = writeModules(join(stack.trees, 'modules'), 120);
});

/** Waits until one subtask has ended and the other is in the middle of its work. */
async function waitForMiddle(taskId: string): Promise<{ ended: string; running: string }> {
  let ended: string | null = null;
  const running = await stack.api.waitForEvent(taskId, 'a second subtask', ({ event, data }) => {
    if (event === 'subtask' && data.status === 'SUCCESS') ended = data.subtask;
    return ended !== null && event === 'subtask' && data.subtask !== ended && (data.progress ?? 0) > 5;
  });
  return { ended: ended ?? '', running: running.data.subtask ?? '' };
}

test('a task whose worker is killed succeeds on another, without running again what had ended', async () => {
  const first = await stack.startWorker();
  const taskId = await submitAnalysis(stack, tree);
  const { ended, running } = await waitForMiddle(taskId);
  await first.end('SIGKILL');
  const second = await stack.startWorker();
  const task = await stack.api.waitForTask(taskId);

  expect([task.status, task.partial]).toEqual(['SUCCESS', false]);
  const subtasks = Object.fromEntries(task.subtasks.map((subtask) => [subtask.name, subtask]));
  expect(subtasks[ended]).toMatchObject({ status: 'SUCCESS', attempt: 1, worker: nameOf(first) });
  expect(subtasks[running]).toMatchObject({ status: 'SUCCESS', attempt: 2, worker: nameOf(second) });
  const history = (await stack.api.get<History>(`/tasks/${taskId}/history`)).body.items;
  const trail = history.filter(({ subtask }) => subtask === running);
  expect(trail.map(({ action, actor, attempt }) => [action, actor, attempt])).toEqual([
    ['attempt_started', nameOf(first), 1],
    ['attempt_lost', nameOf(first), 1],
    ['attempt_started', nameOf(second), 2],
    ['subtask_ended', nameOf(second), 2],
  ]);

  const events = await stack.engine.readHistory(taskId);
  const scheduled = events.flatMap(({ activityTaskScheduledEventAttributes: about }) =>
    about ? [about.activityId] : [],
  );
  expect(scheduled.sort()).toEqual(['aggregate', 'security', 'static']);
  const started = events.flatMap(({ activityTaskStartedEventAttributes: about }) => (about ? [about.attempt] : []));
  expect(started.sort()).toEqual([1, 1, 2]);
  await second.end();
});

test('a worker that stood still and wakes up late cannot write over its successor', async () => {
  const first = await stack.startWorker();
  const taskId = await submitAnalysis(stack, tree, { analyzers: ['static'] });
  await stack.api.waitForEvent(taskId, 'progress', ({ data }) => (data.progress ?? 0) > 5);
  first.signal('SIGSTOP');
  const second = await stack.startWorker();
  const task = await stack.api.waitForTask(taskId);
  expect(task.subtasks[0]).toMatchObject({ status: 'SUCCESS', attempt: 2, worker: nameOf(second) });

  first.signal('SIGCONT');
  // Its end is the end of whatever it still had to say.
  expect(await first.end('SIGTERM')).toEqual({ code: 0, signal: null });
  expect(await stack.api.readTask(taskId)).toEqual(task);
  const kinds: string[] = [];
  for await (const { event } of stack.api.events(taskId)) kinds.push(event);
  expect(kinds.filter((kind) => kind === 'done')).toHaveLength(1);
  await second.end();
});

test('with every worker gone tasks are accepted, listed and read, and so are results', async () => {
  const worker = await stack.startWorker();
  const small = writeModules(join(stack.trees, 'small'), 1);
  const ended = await submitAnalysis(stack, small, { analyzers: ['security'] });
  await stack.api.waitForTask(ended);
  await worker.end('SIGKILL');

  const waiting = await submitAnalysis(stack, tree);
  const list = await stack.api.get<{ items: { task_id: string }[] }>('/tasks?limit=2');
  expect(list.body.items.map(({ task_id }) => task_id)).toEqual([waiting, ended]);
  const status = await stack.api.get(`/tasks/${waiting}/status/`);
  expect(status.body).toMatchObject({ status: 'PENDING', progress: 0, result_available: false });
  expect((await stack.api.readTask(waiting)).status).toBe('PENDING');
  expect((await stack.api.get(`/tasks/${ended}/result/`)).status).toBe(200);
  expect((await stack.api.waitForTask(ended)).status).toBe('SUCCESS');
});
