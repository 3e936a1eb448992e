import { join } from 'node:path';
import type { TaskResult } from '../rig/http/views.js';
import { listChildren } from '../rig/processes/busy-children.js';
import { submitAnalysis } from '../rig/tasks.js';
import { writeModules } from '../rig/trees/write-modules.js';
import { writeTree } from '../rig/trees/write-tree.js';
import { useStack } from '../rig/use-stack.js';

const stack = useStack();

test('a task past its timeout_seconds is stopped and ends as FAILURE of type TaskTimeout', async () => {
  const worker = await stack.startWorker();
  const large = writeModules(join(stack.trees, 'large'), 3_000);
  const taskId = await submitAnalysis(stack, large, { options: { timeout_seconds: 5 } });
  const task = await stack.api.waitForTask(taskId);
  expect(task).toMatchObject({ status: 'FAILURE', progress: 0, error: { type: 'TaskTimeout', subtask: null } });
  expect(task.error?.message).toContain('options.timeout_seconds');
  expect(task.subtasks.map(({ status }) => status)).toEqual(['REVOKED', 'REVOKED']);
  expect(listChildren(worker)).toEqual([]);
  const result = await stack.api.get<TaskResult<unknown>>(`/tasks/${taskId}/result`);
  expect(result.body).toEqual({ task_id: taskId, status: 'FAILURE', result: null, error: task.error });
  await worker.end();
});

test('start_delay_seconds holds a task for at least that long', async () => {
  const worker = await stack.startWorker();
  const small = writeTree(join(stack.trees, 'small'), { 'index.js': 'export const one = 1;\n' });
  const taskId = await submitAnalysis(stack, small, { options: { start_delay_seconds: 2 } });
  const task = await stack.api.waitForTask(taskId);
  expect(task.status).toBe('SUCCESS');
  expect(task.queue_ms).toBeGreaterThanOrEqual(2_000);
  await worker.end();
});
