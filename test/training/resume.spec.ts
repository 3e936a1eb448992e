import { hostname } from 'node:os';
import type { SpawnedProcess } from '../rig/processes/spawned-process.js';
import { listChildren } from '../rig/processes/busy-children.js';
import { useStack } from '../rig/use-stack.js';
import { cancelTraining } from './support/cancel-training.js';
import { epochOf, type Member, readTrained, type Series, submitTraining, train } from './support/training-client.js';

const stack = useStack();
const nameOf = ({ pid }: SpawnedProcess) => `${pid}@${hostname()}`;
const EPOCHS = 150;
const FIELDS = {
  epochs: EPOCHS,
  checkpoint: { epochs: 3 },
  early_stopping: { patience: EPOCHS },
};

let uninterrupted: Member;

beforeAll(async () => {
  const worker = await stack.startWorker();
  uninterrupted = (await train(stack, FIELDS)).members[0] as Member;
  await worker.end();
});

/** Waits until a training has told of so many epochs. */
function waitForEpoch(taskId: string, least: number): Promise<unknown> {
  return stack.api.waitForEvent(taskId, `epoch ${least}`, (event) => (epochOf(event) ?? 0) >= least);
}

/** The figures that must not depend on how often a training was interrupted. */
function essence({ metrics, best_epoch, epochs_run, curve, weights }: Member): object {
  return { metrics, best_epoch, epochs_run, weights, losses: curve.map(({ epoch, loss }) => [epoch, loss]) };
}

test('a training whose worker is killed goes on from its checkpoint on another, and ends the same', async () => {
  const first = await stack.startWorker();
  const taskId = await submitTraining(stack, FIELDS);
  await waitForEpoch(taskId, 15);
  await first.end('SIGKILL');
  const second = await stack.startWorker();
  const task = await stack.api.waitForTask(taskId);
  expect(task.subtasks).toMatchObject([{ name: 'tfjs', status: 'SUCCESS', attempt: 2, worker: nameOf(second) }]);
  const [member] = (await readTrained(stack, taskId)).members;
  expect(member?.resumed_from_epoch).toBeGreaterThanOrEqual(3);
  expect(essence(member as Member)).toEqual(essence(uninterrupted));
  const series = await stack.api.get<Series>(`/tasks/${taskId}/series?by=epoch&points=1000`);
  expect(series.body.items[0]?.points.map(({ epoch }) => epoch)).toEqual(
    Array.from({ length: EPOCHS }, (_, n) => n + 1),
  );
  await second.end();
});

test('a training whose process is killed goes on from its checkpoint, and ends the same', async () => {
  const worker = await stack.startWorker();
  const taskId = await submitTraining(stack, FIELDS);
  await waitForEpoch(taskId, 15);
  for (const pid of listChildren(worker)) process.kill(pid, 'SIGKILL');
  const task = await stack.api.waitForTask(taskId);
  expect(task.subtasks).toMatchObject([{ status: 'SUCCESS', attempt: 2 }]);
  const [member] = (await readTrained(stack, taskId)).members;
  expect(member?.resumed_from_epoch).toBeGreaterThanOrEqual(3);
  expect(essence(member as Member)).toEqual(essence(uninterrupted));
  await worker.end();
});

test('cancelling ends the process that trains; a rerun goes on from the checkpoint, unless other parameters are named', async () => {
  const worker = await stack.startWorker();
  const taskId = await submitTraining(stack, { ...FIELDS, epochs: 5000 });
  await waitForEpoch(taskId, 15);
  const epochs = (await cancelTraining(stack, worker, taskId)) + 3;
  const rerun = async (input: object): Promise<Member | undefined> => {
    const { body } = await stack.api.post<{ task_id: string }>(`/tasks/${taskId}/rerun`, { input });
    await stack.api.waitForTask(body.task_id);
    return (await readTrained(stack, body.task_id)).members[0];
  };
  const resumed = await rerun({ epochs });
  expect(resumed?.resumed_from_epoch).toBeGreaterThanOrEqual(3);
  expect(await rerun({ epochs: 2, learning_rate: 0.01 })).toMatchObject({ resumed_from_epoch: null, epochs_run: 2 });
  const anew = (await train(stack, { ...FIELDS, epochs })).members[0];
  expect(essence(resumed as Member)).toEqual(essence(anew as Member));
  await worker.end();
});
