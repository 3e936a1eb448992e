import type { ErrorBody, TaskPage } from '../rig/http/views.js';
import { submitAnalysis } from '../rig/tasks.js';
import { useStack } from '../rig/use-stack.js';
import { startScriptedWorker, submitScripts } from './support/scripts.js';
import type { RerunView } from './support/views.js';

const stack = useStack();
const later = () => submitAnalysis(stack, stack.trees, { options: { start_delay_seconds: 600 } });

async function refuse(taskId: string, body?: unknown): Promise<{ status: number; fields: string[]; text: string }> {
  const answer = await stack.api.post<ErrorBody>(`/tasks/${taskId}/rerun`, body);
  const { details } = answer.body;
  return { status: answer.status, fields: Object.keys(details), text: JSON.stringify(details) };
}

beforeAll(() => startScriptedWorker(stack));

test('an unfinished task is not rerun', async () => {
  const taskId = await later();
  const { status, fields, text } = await refuse(taskId);
  expect([status, fields]).toEqual([409, ['status']]);
  expect(text).toContain('PENDING');
});

test('an unknown task is not found', async () => {
  expect(await refuse('nobody')).toMatchObject({ status: 404, fields: ['task_id'] });
});

test('a task past its retention is not rerun', async () => {
  const taskId = await submitScripts(stack, { static: [[]] }, { options: { retention_seconds: 1 } });
  await stack.api.waitForTask(taskId);
  await stack.api.waitForStatus(`/tasks/${taskId}/result`, 410);
  expect((await refuse(taskId)).status).toBe(410);
});

describe('a body that cannot be used is refused by name', () => {
  let taskId: string;

  beforeAll(async () => {
    taskId = await later();
    await stack.api.post(`/tasks/${taskId}/cancel`);
  });

  test.each<[string, unknown, string]>([
    ['a subtask that the task has not', { only: ['static', 'weather'] }, 'only'],
    ['no subtask at all', { only: [] }, 'only'],
    ['a subtask named twice', { only: ['static', 'static'] }, 'only'],
    ['a subtask that is no text', { only: [7] }, 'only'],
    ['subtasks that are no list', { only: 'static' }, 'only'],
    ['only null', { only: null }, 'only'],
    ['an input that is no object', { input: 'all' }, 'input'],
    ['an input of a list', { input: [] }, 'input'],
    ['a changed field that is wrong', { input: { analyzers: ['weather'] } }, 'input.analyzers'],
    ['a changed field further down', { input: { source: { path: '/etc' } } }, 'input.source.path'],
    ['a changed field that is null', { input: { analyzers: null } }, 'input.analyzers'],
    ['a field that the type has not', { input: { prompt: 'a boat' } }, 'input.prompt'],
    [
      'an artifact that there is not',
      { input: { source: { artifact_id: '0199f3d2-7c1e-7a50-9b52-6f1d2f6f0a11' } } },
      'input.source.artifact_id',
    ],
    ['a subtask that the changed input leaves out', { only: ['static'], input: { analyzers: ['security'] } }, 'only'],
    ['a field that a rerun has not', { options: {} }, 'options'],
    ['a body that is no object', [], '_'],
    ['a body that is null', null, '_'],
    ['a NUL', { input: { source: { path: '\0' } } }, '_'],
  ])('%s', async (_, body, field) => {
    expect(await refuse(taskId, body)).toMatchObject({ status: 400, fields: [field] });
  });

  test('and leaves no task behind', async () => {
    expect(((await stack.api.readTask(taskId)) as RerunView).reruns).toEqual([]);
    const { body } = await stack.api.get<TaskPage>('/tasks');
    expect(body.items.filter(({ rerun_of }) => rerun_of !== null)).toEqual([]);
  });
});
