import { randomUUID } from 'node:crypto';
import type fc from 'fast-check';
import { isAlive } from '../../../scripts/processes/process-identity.js';
import { isTerminal } from '../../../contracts/states.js';
import type { TaskAnswer, TaskPage, TaskStatus } from '../../rig/http/views.js';
import { type Model, type ModelTask, observe } from './model.js';
import { askUntilAnswered } from './patient-client.js';
import type { SupervisedStack } from './supervised-stack.js';

export type Command = fc.AsyncCommand<Model, SupervisedStack>;

function describe(
  name: string,
  run: (model: Model, stack: SupervisedStack) => Promise<void>,
  needsTask = true,
): Command {
  return { check: ({ tasks }) => !needsTask || tasks.length > 0, run, toString: () => name };
}

/** Numbers of the generator are taken round the tasks there are. */
function pick({ tasks }: Model, index: number): ModelTask {
  return tasks[index % tasks.length] as ModelTask;
}

async function read(stack: SupervisedStack, task: ModelTask): Promise<void> {
  const { status, body } = await askUntilAnswered<TaskStatus>(`${stack.api}/api/v1/tasks/${task.taskId}/status/`);
  if (status !== 200) throw new Error(`Task ${task.taskId} was accepted and reading it answers ${status}.`);
  observe(task, body.status);
}

function post<T>(stack: SupervisedStack, path: string, body: object, key?: string) {
  const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
  return askUntilAnswered<T>(`${stack.api}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

export const submit = (ms: number): Command =>
  describe(
    `submit ${ms} ms`,
    async (model, stack) => {
      // Always with a key: only so can a request be repeated that a restart left without an answer.
      const key = randomUUID();
      const body = { task_type: 'bench_sleep', tag: `${model.run}-${key}`, ms };
      const { status, body: answer, repeated } = await post<TaskAnswer>(stack, '/tasks', body, key);
      if (status !== 202 && !(repeated && status === 200)) throw new Error(`A new key was answered with ${status}.`);
      model.tasks.push({ taskId: answer.task_id, key, body, seen: 'PENDING', cancelled: false });
    },
    false,
  );

export const submitAgain = (index: number): Command =>
  describe(`the same key and body ${index}`, async (model, stack) => {
    const { taskId, key, body } = pick(model, index);
    if (key === null) return;
    const { status, body: answer } = await post<TaskAnswer>(stack, '/tasks', body, key);
    if (status !== 200 || answer.task_id !== taskId)
      throw new Error(`The key of ${taskId} was answered with ${status} and ${answer.task_id}.`);
  });

export const submitOther = (index: number): Command =>
  describe(`the same key for another body ${index}`, async (model, stack) => {
    const { key, body } = pick(model, index);
    if (key === null) return;
    const { status } = await post(stack, '/tasks', { ...body, ms: 1 }, key);
    if (status !== 409) throw new Error(`A key that belongs to another body was answered with ${status}.`);
  });

export const cancel = (index: number): Command =>
  describe(`cancel ${index}`, async (model, stack) => {
    const task = pick(model, index);
    const { status, repeated } = await post(stack, `/tasks/${task.taskId}/cancel/`, {});
    if (status === 202 || repeated) task.cancelled = true;
    else if (status !== 409) throw new Error(`Cancelling ${task.taskId} was answered with ${status}.`);
    if (status === 202 && isTerminal(task.seen)) throw new Error(`${task.taskId} had ended and could be cancelled.`);
    await read(stack, task);
    if (status === 409 && !isTerminal(task.seen))
      throw new Error(`${task.taskId} is ${task.seen} and refused a cancel.`);
  });

// A rerun has no key: one that was asked for twice may have been accepted twice, and the first is then nobody's.
export const rerun = (index: number): Command =>
  describe(`rerun ${index}`, async (model, stack) => {
    const { taskId, body, seen } = pick(model, index);
    const { status, body: answer } = await post<TaskAnswer>(stack, `/tasks/${taskId}/rerun/`, {});
    if (status === 409 && isTerminal(seen)) throw new Error(`${taskId} had ended as ${seen} and refused a rerun.`);
    if (status !== 202 && status !== 409) throw new Error(`A rerun of ${taskId} was answered with ${status}.`);
    if (status === 202)
      model.tasks.push({ taskId: answer.task_id, key: null, body, seen: 'PENDING', cancelled: false });
  });

export const readOne = (index: number): Command =>
  describe(`read ${index}`, (model, stack) => read(stack, pick(model, index)));

export const listAll = (): Command =>
  describe('list', async (model, stack) => {
    const newest = model.tasks.at(-1) as ModelTask;
    const { body } = await askUntilAnswered<TaskPage>(`${stack.api}/api/v1/tasks?limit=100`);
    if (!body.items.some(({ task_id }) => task_id === newest.taskId))
      throw new Error(`${newest.taskId} is not listed.`);
  });

export const kill = (service: string): Command =>
  describe(
    `kill ${service}`,
    async (_model, stack) => {
      const running = stack.services.find(({ name }) => name === service)?.process;
      // Killed a moment ago, it may not be back yet.
      if (isAlive(running)) process.kill(running.pid, 'SIGKILL');
    },
    false,
  );
