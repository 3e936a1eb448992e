import { join } from 'node:path';
import type { ErrorBody, TaskAnswer, TaskResult } from '../rig/http/views.js';
import { findBusyChildren, listChildren } from '../rig/processes/busy-children.js';
import type { SpawnedProcess } from '../rig/processes/spawned-process.js';
import { submitAnalysis } from '../rig/tasks.js';
import { writeModules } from '../rig/trees/write-modules.js';
import { writeTree } from '../rig/trees/write-tree.js';
import { useStack } from '../rig/use-stack.js';
import { waitFor } from '../rig/wait-for.js';

const stack = useStack();
const cancel = (taskId: string) => stack.api.post<TaskAnswer>(`/tasks/${taskId}/cancel/`);
let large: string;
let small: string;

beforeAll(() => {
  large = writeModules(join(stack.trees, 'large'), 3_000);
  small = writeTree(join(stack.trees, 'small'), { 'index.js': 'export const one = 1;\n' });
});

async function findWorkflow(taskId: string): Promise<string | null> {
  try {
    return (await stack.engine.client.workflow.getHandle(taskId).describe()).status.name;
  } catch {
    return null;
  }
}

describe('with no worker', () => {
  test('a cancelled task is REVOKED in the very answer, and its workflow is gone', async () => {
    const taskId = await submitAnalysis(stack, small);
    await waitFor('its workflow', () => findWorkflow(taskId));
    const { status, body } = await cancel(taskId);
    expect([status, body]).toEqual([202, { task_id: taskId, status: 'REVOKED', message: 'The task was cancelled' }]);
    expect(await findWorkflow(taskId)).toBe('TERMINATED');
    const task = await stack.api.waitForTask(taskId);
    expect(task.subtasks.map((subtask) => subtask.status)).toEqual(['REVOKED', 'REVOKED']);
  });

  test('a task that is cancelled before it is due never reaches the engine', async () => {
    const taskId = await submitAnalysis(stack, small, { options: { start_delay_seconds: 600 } });
    expect((await cancel(taskId)).body.status).toBe('REVOKED');
    expect(await findWorkflow(taskId)).toBeNull();
  });

  test('a task that is cancelled while it is being started ends as REVOKED as well', async () => {
    const taskIds = await Promise.all(Array.from({ length: 10 }, () => submitAnalysis(stack, small)));
    const answers = await Promise.all(taskIds.map(cancel));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    const ends = await Promise.all(taskIds.map((taskId) => stack.api.waitForTask(taskId)));
    expect(new Set(ends.map(({ status }) => status))).toEqual(new Set(['REVOKED']));
    for (const taskId of taskIds) expect(await findWorkflow(taskId)).not.toBe('RUNNING');
  });
});

describe('in the middle of its analyzers', () => {
  let worker: SpawnedProcess;
  let taskId: string;

  beforeAll(async () => {
    worker = await stack.startWorker();
    taskId = await submitAnalysis(stack, large);
    const busy = await worker.waitFor('two busy processes', () => {
      const found = findBusyChildren(worker);
      return found.length >= 2 && found;
    });
    expect((await cancel(taskId)).status).toBe(202);
    await stack.api.waitForEvent(taskId, 'done', ({ event }) => event === 'done');
    // Not a moment later: a task is REVOKED once what ran behind it has really stopped.
    expect(listChildren(worker).filter((pid) => busy.includes(pid))).toEqual([]);
  });

  test('a cancelled task is REVOKED, its subtasks too, without an error or a result', async () => {
    const task = await stack.api.readTask(taskId);
    expect(task).toMatchObject({ status: 'REVOKED', progress: 0, partial: false, error: null });
    expect(task.subtasks.map(({ status, progress }) => [status, progress])).toEqual([
      ['REVOKED', 0],
      ['REVOKED', 0],
    ]);
    const result = await stack.api.get<TaskResult<unknown>>(`/tasks/${taskId}/result`);
    expect(result.body).toEqual({ task_id: taskId, status: 'REVOKED', result: null });
  });

  test('a second cancel is refused with 409', async () => {
    const { status, body } = (await cancel(taskId)) as unknown as { status: number; body: ErrorBody };
    expect([status, body.error, Object.keys(body.details)]).toEqual([409, 'Wrong state', ['status']]);
  });

  test('its workflow is closed as cancelled', async () => {
    await waitFor('the end of its workflow', async () => (await findWorkflow(taskId)) === 'CANCELLED');
  });

  test('the worker goes on with the next task', async () => {
    const next = await stack.api.waitForTask(await submitAnalysis(stack, small));
    expect(next.status).toBe('SUCCESS');
    expect(worker.exit).toBeNull();
  });
});

test('a task that has succeeded is not cancelled: 409', async () => {
  const taskId = await submitAnalysis(stack, small);
  await stack.api.waitForTask(taskId);
  expect((await cancel(taskId)).status).toBe(409);
  expect((await stack.api.readTask(taskId)).status).toBe('SUCCESS');
});
