import { join } from 'node:path';
import { submitAnalysis } from '../rig/tasks.js';
import { writeModules } from '../rig/trees/write-modules.js';
import { writeTree } from '../rig/trees/write-tree.js';
import { useStack } from '../rig/use-stack.js';

const stack = useStack({ workers: ['workflows,cpu'], env: { RECONCILE_INTERVAL_SECONDS: '1' } });
let medium: string;
let small: string;

beforeAll(() => {
  medium = writeModules(join(stack.trees, 'medium'), 60);
  small = writeTree(join(stack.trees, 'small'), { 'index.js': 'export const one = 1;\n' });
});

const waitForStart = (taskId: string) =>
  stack.api.waitForEvent(taskId, 'its start', ({ data }) => data.status === 'PROCESSING');

test('a task whose workflow was terminated by the Temporal CLI ends as REVOKED and says so', async () => {
  const taskId = await submitAnalysis(stack, medium);
  await waitForStart(taskId);
  await stack.engine.runCli('workflow', 'terminate', '--workflow-id', taskId, '--reason', 'a test');
  const task = await stack.api.waitForTask(taskId);
  expect(task).toMatchObject({ status: 'REVOKED', message: 'Its workflow was terminated from outside' });
  expect(task.subtasks.map(({ status }) => status)).toEqual(['REVOKED', 'REVOKED']);
});

test('a task whose workflow was cancelled by the Temporal CLI ends as REVOKED', async () => {
  const taskId = await submitAnalysis(stack, medium);
  await waitForStart(taskId);
  await stack.engine.runCli('workflow', 'cancel', '--workflow-id', taskId);
  expect((await stack.api.waitForTask(taskId)).status).toBe('REVOKED');
});

test('a task that was reset by the Temporal CLI comes to its end', async () => {
  const taskId = await submitAnalysis(stack, medium);
  await waitForStart(taskId);
  await stack.engine.runCli(
    'workflow',
    'reset',
    '--workflow-id',
    taskId,
    '--type',
    'FirstWorkflowTask',
    '--reason',
    'a test',
  );
  const task = await stack.api.waitForTask(taskId);
  expect([task.status, task.partial]).toEqual(['SUCCESS', false]);
});

test('an engine replaced by one that knows nothing loses no task', async () => {
  const ended = await submitAnalysis(stack, small);
  const before = await stack.api.waitForTask(ended);
  const running = await Promise.all([submitAnalysis(stack, medium), submitAnalysis(stack, medium)]);
  const waiting = await Promise.all(Array.from({ length: 5 }, () => submitAnalysis(stack, small)));
  await waitForStart(running[0]);
  await stack.engine.replaceByEmptyOne();
  const ends = await Promise.all([...running, ...waiting].map((taskId) => stack.api.waitForTask(taskId)));
  expect(new Set(ends.map(({ status, partial }) => `${status} ${partial}`))).toEqual(new Set(['SUCCESS false']));
  expect(await stack.api.readTask(ended)).toEqual(before);
});
