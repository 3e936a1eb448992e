import { hostname } from 'node:os';
import { join } from 'node:path';
import type { TaskAnswer } from '../rig/http/views.js';
import type { SpawnedProcess } from '../rig/processes/spawned-process.js';
import { useStack } from '../rig/use-stack.js';
import { startScriptedWorker, submitScripts, writeScripts } from './support/scripts.js';
import type { History, HistoryEntry } from './support/views.js';

const CLIENT = '127.0.0.1';
const stack = useStack();
let worker: SpawnedProcess;
let workerName: string;

beforeAll(async () => {
  worker = await startScriptedWorker(stack);
  workerName = `${worker.pid}@${hostname()}`;
});

const read = async (taskId: string) => (await stack.api.get<History>(`/tasks/${taskId}/history`)).body.items;
const outline = (entries: readonly HistoryEntry[]) =>
  entries.map(({ action, actor, subtask, attempt }) => [action, actor, subtask, attempt]);

describe('the history of a task', () => {
  test('tells who submitted it, each attempt with its worker, each failure, and the end, in this order', async () => {
    const taskId = await submitScripts(stack, { static: [[['fail', 'NoLuck', 'not this time']], []] });
    await stack.api.waitForTask(taskId);
    expect(outline(await read(taskId))).toEqual([
      ['submitted', CLIENT, null, null],
      ['attempt_started', workerName, 'static', 1],
      ['attempt_failed', workerName, 'static', 1],
      ['attempt_started', workerName, 'static', 2],
      ['subtask_ended', workerName, 'static', 2],
      ['ended', 'engine', null, null],
    ]);
  });

  test('tells of a failure with its type, its message and its stack', async () => {
    const taskId = await submitScripts(stack, { static: [[['refuse', 'Broken', 'it is broken']]] });
    const task = await stack.api.waitForTask(taskId);
    const entries = await read(taskId);
    const failed = entries.find(({ action }) => action === 'attempt_failed');
    expect(failed?.body).toMatchObject({ type: 'Broken', message: 'it is broken' });
    expect(failed?.body['stack']).toMatch(/it is broken\n[^]*scripted-analyzers\.mjs:\d+/);
    const ended = entries.filter(({ action }) => action.endsWith('ended'));
    expect(ended.map(({ action, body }) => [action, body])).toEqual([
      ['subtask_ended', { status: 'FAILURE', error: task.error }],
      ['ended', { status: 'FAILURE', partial: false, message: task.message, error: task.error }],
    ]);
  });

  test('tells of a subtask that does not apply without calling that a failure', async () => {
    const skip = [['refuse', 'SubtaskSkipped', 'nothing to read here'] as const];
    const taskId = await submitScripts(stack, { security: [[]], static: [skip] });
    await stack.api.waitForTask(taskId);
    const entries = (await read(taskId)).filter(({ subtask }) => subtask === 'static');
    expect(entries.map(({ action, body }) => [action, body['status']])).toEqual([
      ['attempt_started', 'PROCESSING'],
      ['subtask_ended', 'SKIPPED'],
    ]);
  });

  test('tells who asked to cancel it, before its end', async () => {
    const taskId = await submitScripts(stack, { static: [[['waitFor', join(stack.home, 'never')]]] });
    await stack.api.waitForEvent(taskId, 'its attempt', ({ data }) => data.subtask === 'static');
    await stack.api.post(`/tasks/${taskId}/cancel`);
    await stack.api.waitForTask(taskId);
    expect(outline(await read(taskId))).toEqual([
      ['submitted', CLIENT, null, null],
      ['attempt_started', workerName, 'static', 1],
      ['cancel_requested', CLIENT, null, null],
      ['subtask_ended', workerName, 'static', 1],
      ['ended', 'engine', null, null],
    ]);
  });

  test('tells who reran it and as which task, and of a rerun what it repeats', async () => {
    const first = await submitScripts(stack, { security: [[]], static: [[]] });
    await stack.api.waitForTask(first);
    const { body } = await stack.api.post<TaskAnswer>(`/tasks/${first}/rerun`, { only: ['static'] });
    await stack.api.waitForTask(body.task_id);
    const { action, actor, body: about } = (await read(first)).at(-1) ?? {};
    expect([action, actor, about]).toEqual(['rerun', CLIENT, { task_id: body.task_id, only: ['static'] }]);
    expect((await read(body.task_id))[0]?.body).toEqual({ task_type: 'code_analysis', rerun_of: first });
  });

  test('names the engine as who started a task that did not come through the API', async () => {
    const args = [{ task_type: 'code_analysis', input: { source: { path: writeScripts(stack, {}) } } }];
    await stack.engine.client.workflow.start('codeAnalysis', { workflowId: 'started', taskQueue: 'workflows', args });
    await stack.api.waitForStatus('/tasks/started', 200);
    await stack.api.waitForTask('started');
    expect((await read('started'))[0]).toMatchObject({ action: 'submitted', actor: 'engine' });
  });

  test('runs forward in time', async () => {
    const taskId = await submitScripts(stack, { security: [[['fail', 'NoLuck', 'once']], []], static: [[]] });
    await stack.api.waitForTask(taskId);
    const moments = (await read(taskId)).map(({ ts }) => ts);
    expect(moments).toEqual([...moments].sort());
  });

  test('of an unknown task is not found', async () => {
    expect((await stack.api.get('/tasks/nobody/history')).status).toBe(404);
  });
});
