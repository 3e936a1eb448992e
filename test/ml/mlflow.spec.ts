import { fetch } from 'undici';
import { Stack } from '../rig/stack.js';
import { MlflowServer, valueOf } from './support/mlflow-server.js';
import { download, readTrained, submitTraining, type Trained } from '../training/support/training-client.js';

const EPOCHS = 12;
let mlflow: MlflowServer;
let stack: Stack;

beforeAll(async () => {
  mlflow = await MlflowServer.install();
  stack = new Stack('ml/mlflow', { workers: ['workflows,cpu'], env: { MLFLOW_TRACKING_URI: mlflow.uri } });
  await stack.start();
}, 600_000);

afterAll(async () => {
  await mlflow.end();
  await stack.close();
});

const statesOf = async (taskId: string) =>
  Object.fromEntries((await stack.api.readTask(taskId)).subtasks.map(({ name, status }) => [name, status]));

test('a training with an MLflow that is away succeeds, and a rerun tells MLflow alone', async () => {
  const taskId = await submitTraining(stack, { epochs: EPOCHS, mlflow: true });
  const task = await stack.api.waitForTask(taskId);
  expect(task).toMatchObject({ status: 'SUCCESS', partial: true });
  expect(await statesOf(taskId)).toEqual({ tfjs: 'SUCCESS', mlflow: 'FAILURE' });
  expect((await readTrained(stack, taskId)).tracking).toBeNull();
  const failed = task.subtasks.find(({ name }) => name === 'mlflow');
  expect(failed).toMatchObject({ attempt: 6, error: { type: 'MlflowAway' } });
  expect(failed?.error?.message).toContain('Start it with "make ml"');

  await mlflow.start(stack);
  const { body } = await stack.api.post<{ task_id: string }>(`/tasks/${taskId}/rerun`, {});
  expect(await stack.api.waitForTask(body.task_id)).toMatchObject({ status: 'SUCCESS', partial: false });
  expect((await mlflow.runsOf(body.task_id)).map(({ info }) => info.status)).toEqual(['FINISHED', 'FINISHED']);
});

describe('a training that MLflow is told of', () => {
  let taskId: string;
  let trained: Trained;

  beforeAll(async () => {
    taskId = await submitTraining(stack, { epochs: EPOCHS, mlflow: true });
    await stack.api.waitForTask(taskId);
    trained = await readTrained(stack, taskId);
  });

  test('has a run with its data and the figures of the ensemble, and a link to its workflow', async () => {
    const [parent] = await mlflow.runsOf(taskId);
    expect(parent?.info).toMatchObject({ run_id: trained.tracking?.run_id, status: 'FINISHED' });
    const { params = [], metrics = [], tags = [] } = parent?.data ?? {};
    expect(valueOf(params, 'data_sha256')).toBe(trained.data.data_sha256);
    expect(valueOf(metrics, 'test_accuracy')).toBeCloseTo(trained.ensemble.metrics.accuracy, 9);
    expect(valueOf(tags, 'millrace.workflow')).toContain(`/workflows/${taskId}`);
    expect(trained.tracking?.url).toContain(`${mlflow.uri}/#/experiments/`);
  });

  test('has a run below it for its model: parameters, every epoch, and the model itself', async () => {
    const [parent, child] = await mlflow.runsOf(taskId);
    const { params = [], tags = [] } = child?.data ?? {};
    expect(valueOf(tags, 'mlflow.parentRunId')).toBe(parent?.info.run_id);
    expect([valueOf(params, 'epochs'), valueOf(params, 'hidden_layers')]).toEqual([String(EPOCHS), '[64]']);
    const run = child?.info.run_id ?? '';
    const history = await mlflow.ask<{ metrics: { step: number; value: number }[] }>(
      `metrics/get-history?run_id=${run}&metric_key=loss&max_results=1000`,
    );
    expect(history.metrics.map(({ step }) => step)).toEqual(Array.from({ length: EPOCHS }, (_, at) => at + 1));
    expect(history.metrics.at(-1)?.value).toBeCloseTo(trained.members[0]?.curve.at(-1)?.loss ?? 0, 9);
    const { artifact_uri } = (await mlflow.ask<{ run: { info: { artifact_uri: string } } }>(`runs/get?run_id=${run}`))
      .run.info;
    const kept = await fetch(
      `${mlflow.uri}/api/2.0/mlflow-artifacts/artifacts${new URL(artifact_uri).pathname}/model/model.safetensors`,
    );
    const model = await download(stack, trained.members[0]?.model_artifact_id ?? '');
    expect(Buffer.from(await kept.arrayBuffer()).equals(model)).toBe(true);
  });
});
