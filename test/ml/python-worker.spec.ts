import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { installMlWorker } from '../../scripts/ml/install-ml-worker.js';
import { readSettings } from '../../src/config/settings.js';
import { listChildren } from '../rig/processes/busy-children.js';
import type { SpawnedProcess } from '../rig/processes/spawned-process.js';
import { useStack } from '../rig/use-stack.js';
import { waitFor } from '../rig/wait-for.js';
import { cancelTraining } from '../training/support/cancel-training.js';
import { epochOf, type Member, readTrained, submitTraining, train } from '../training/support/training-client.js';

const stack = useStack({
  workers: ['workflows,cpu'],
  env: { WORKER_TOKEN: 'the-token-of-these-tests', ML_FRAMEWORKS: 'pytorch', CUDA_VISIBLE_DEVICES: '' },
});
const EPOCHS = 60;
const FIELDS = {
  model: 'pytorch',
  epochs: EPOCHS,
  checkpoint: { epochs: 3 },
  early_stopping: { patience: EPOCHS },
};
// Far longer than a worker that is told to stop lets it go on.
const LONG = { model: 'pytorch', epochs: 5000, checkpoint: { epochs: 3 } };
const nameOf = ({ pid }: SpawnedProcess) => `${pid}@${hostname()}`;

let python: string;
let worker: SpawnedProcess;
let uninterrupted: Member;

beforeAll(async () => {
  python = await installMlWorker(readSettings(process.env).home, { frameworks: ['pytorch'] });
  worker = await stack.startMlWorker(python);
  uninterrupted = (await train(stack, FIELDS)).members[0] as Member;
});

function waitForEpoch(taskId: string, least: number): Promise<unknown> {
  return stack.api.waitForEvent(taskId, `epoch ${least}`, (event) => (epochOf(event) ?? 0) >= least);
}

/** The figures that must not depend on how often a training was interrupted. */
function essence({ metrics, best_epoch, epochs_run, curve, weights }: Member): object {
  return { metrics, best_epoch, epochs_run, weights, losses: curve.map(({ epoch, loss }) => [epoch, loss]) };
}

test('a Python worker trains the digits, and tells of every epoch', async () => {
  const taskId = await submitTraining(stack, { model: 'pytorch', epochs: 20 });
  expect((await stack.api.waitForTask(taskId)).subtasks).toMatchObject([
    { name: 'pytorch', status: 'SUCCESS', attempt: 1, worker: nameOf(worker) },
  ]);
  const [member] = (await readTrained(stack, taskId)).members;
  expect(member).toMatchObject({ model: 'pytorch', epochs_run: 20, resumed_from_epoch: null });
  expect(member?.metrics.accuracy).toBeGreaterThan(0.9);
  const epochs: number[] = [];
  for await (const event of stack.api.events(taskId)) epochs.push(epochOf(event) ?? 0);
  expect(epochs.filter((epoch) => epoch > 0)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
});

test('trains on the CPU when that may stand in for a GPU that is not there, and says so', async () => {
  const fields = { model: 'pytorch', epochs: 3, device: 'gpu', allow_cpu: true };
  const [member] = (await train(stack, fields)).members;
  expect(member?.device).toBe('cpu');
});

test('a model of a Python worker predicts rows', async () => {
  const { model_artifact_id } = uninterrupted;
  const { task_id } = await stack.api.submit({ task_type: 'model_prediction', model_artifact_id, rows: [{}, {}] });
  expect((await stack.api.waitForTask(task_id)).status).toBe('SUCCESS');
  const { body } = await stack.api.get(`/tasks/${task_id}/result`);
  const prediction = { label: expect.any(String) as string, probabilities: expect.any(Object) as object };
  expect(body).toMatchObject({ result: { model: 'pytorch', predictions: [prediction, prediction] } });
});

test('a training whose Python worker is killed goes on from its checkpoint on another, and ends the same', async () => {
  const taskId = await submitTraining(stack, FIELDS);
  await waitForEpoch(taskId, 15);
  const processes = listChildren(worker);
  expect(processes).toHaveLength(1);
  await worker.end('SIGKILL');
  await waitFor('the end of the process', () => processes.every((pid) => !existsSync(`/proc/${pid}`)));
  worker = await stack.startMlWorker(python);
  const task = await stack.api.waitForTask(taskId);
  expect(task.subtasks).toMatchObject([{ status: 'SUCCESS', attempt: 2, worker: nameOf(worker) }]);
  const [member] = (await readTrained(stack, taskId)).members;
  expect(member?.resumed_from_epoch).toBeGreaterThanOrEqual(3);
  expect(essence(member as Member)).toEqual(essence(uninterrupted));
});

test('a Python worker that is told to stop hands its training to the next one', async () => {
  const taskId = await submitTraining(stack, LONG);
  await waitForEpoch(taskId, 15);
  const processes = listChildren(worker);
  expect(await worker.end('SIGTERM')).toEqual({ code: 0, signal: null });
  expect(processes.filter((pid) => existsSync(`/proc/${pid}`))).toEqual([]);
  worker = await stack.startMlWorker(python);
  await stack.api.waitForEvent(taskId, 'attempt 2', ({ data }) => (data as { attempt?: number }).attempt === 2);
  await stack.api.post(`/tasks/${taskId}/cancel`);
  expect((await stack.api.waitForTask(taskId)).status).toBe('REVOKED');
});

test('cancelling ends the process that trains; a rerun goes on from the checkpoint', async () => {
  const taskId = await submitTraining(stack, LONG);
  await waitForEpoch(taskId, 15);
  const last = await cancelTraining(stack, worker, taskId);
  const { body } = await stack.api.post<{ task_id: string }>(`/tasks/${taskId}/rerun`, { input: { epochs: last + 3 } });
  await stack.api.waitForTask(body.task_id);
  const [resumed] = (await readTrained(stack, body.task_id)).members;
  expect(resumed?.resumed_from_epoch).toBeGreaterThanOrEqual(3);
});

test('a training goes on while the API is away, and no epoch is lost', async () => {
  await worker.end();
  const api = await stack.startApi();
  worker = await stack.startMlWorker(python);
  const taskId = await submitTraining(stack, FIELDS);
  await waitForEpoch(taskId, 5);
  await api.end('SIGKILL');
  await stack.startApi({ port: api.port });
  expect((await stack.api.waitForTask(taskId)).subtasks).toMatchObject([{ status: 'SUCCESS', attempt: 1 }]);
  const told = new Set<number>();
  for await (const event of stack.api.events(taskId)) told.add(epochOf(event) ?? 0);
  told.delete(0);
  expect([...told]).toEqual(Array.from({ length: EPOCHS }, (_, at) => at + 1));
});
