import { join } from 'node:path';
import type { CodeAnalysisResult } from '../../contracts/analysis/code-analysis.contract.js';
import type { TaskAnswer, TaskResult } from '../rig/http/views.js';
import { submitAnalysis } from '../rig/tasks.js';
import { writeHeavyProject } from '../rig/trees/write-heavy-project.js';
import { useStack } from '../rig/use-stack.js';

// The memory of an analyzer is enough for the linters, and too little for the type checker on this project.
const stack = useStack({ workers: ['workflows,cpu'], env: { ANALYZER_MEMORY_MB: '192' } });
let project: string;

beforeAll(() => {
  project = writeHeavyProject(join(stack.trees, 'heavy'));
});

describe('a task of which one subtask failed and another succeeded', () => {
  let taskId: string;

  beforeAll(async () => {
    taskId = await submitAnalysis(stack, project);
    await stack.api.waitForTask(taskId);
  });

  test('is a partial SUCCESS whose failed subtask says what to do, at its first attempt', async () => {
    const task = await stack.api.readTask(taskId);
    expect(task).toMatchObject({ status: 'SUCCESS', partial: true, progress: 100, error: null });
    const [security, failed] = task.subtasks;
    expect(security).toMatchObject({ name: 'security', status: 'SUCCESS' });
    expect(failed).toMatchObject({ name: 'static', status: 'FAILURE', progress: 0, attempt: 1 });
    expect(failed?.error).toMatchObject({ type: 'AnalyzerOutOfMemory', subtask: 'static' });
    expect(failed?.error?.message).toMatch(/more than 192 MiB\. Analyze a smaller folder/);
  });

  test('has a result that names what is missing and why', async () => {
    const { body } = await stack.api.get<TaskResult<CodeAnalysisResult>>(`/tasks/${taskId}/result`);
    const { findings = [], skipped = [] } = body.result ?? {};
    expect(findings.map(({ rule }) => rule).join()).toContain('eval');
    expect(skipped).toContainEqual({ name: 'static', reason: expect.stringContaining('192 MiB') as string });
  });

  test('leaves the worker alive for the next', async () => {
    const next = await submitAnalysis(stack, project, { analyzers: ['security'] });
    const task = await stack.api.waitForTask(next);
    expect([task.status, task.partial]).toEqual(['SUCCESS', false]);
  });

  test('is rerun as a new task that takes over what had succeeded', async () => {
    const { status, body } = await stack.api.post<TaskAnswer>(`/tasks/${taskId}/rerun`, {});
    expect(status).toBe(202);
    const rerun = await stack.api.waitForTask(body.task_id);
    expect(rerun).toMatchObject({ status: 'SUCCESS', partial: true, rerun_of: taskId });
    const attempts = rerun.subtasks.map(({ name, attempt }) => [name, attempt]);
    expect(attempts).toEqual([
      ['security', 0],
      ['static', 1],
    ]);
  });
});

test('a task of which every subtask failed is a FAILURE', async () => {
  const taskId = await submitAnalysis(stack, project, { analyzers: ['static'] });
  const task = await stack.api.waitForTask(taskId);
  expect(task).toMatchObject({
    status: 'FAILURE',
    partial: false,
    error: { type: 'AnalyzerOutOfMemory', subtask: 'static' },
  });
});
