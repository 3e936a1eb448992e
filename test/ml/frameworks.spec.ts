import { installMlWorker } from '../../scripts/ml/install-ml-worker.js';
import { ML_FRAMEWORKS } from '../../scripts/ml/ml-worker-process.js';
import { readSettings } from '../../src/config/settings.js';
import { useStack } from '../rig/use-stack.js';
import { readTrained, submitTraining, train, type Trained } from '../training/support/training-client.js';

const stack = useStack({ workers: ['workflows,cpu'], env: { WORKER_TOKEN: 'the-token-of-these-tests' } });
const ALL = ['tensorflow', 'pytorch', 'huggingface', 'tfjs'];

beforeAll(async () => {
  await stack.startMlWorker(await installMlWorker(readSettings(process.env).home, { frameworks: ML_FRAMEWORKS }));
});

describe('a training of digits with all frameworks', () => {
  let trained: Trained;

  beforeAll(async () => {
    trained = await train(stack, { model: 'all', epochs: 50 });
  });

  test('has a model of each, as good as is promised on rows it has not seen', () => {
    expect(trained.members.map(({ model }) => model)).toEqual(ALL);
    for (const { metrics } of trained.members) expect(metrics.accuracy).toBeGreaterThanOrEqual(0.95);
  });

  test('has an ensemble that is not behind the best of them', () => {
    const best = Math.max(...trained.members.map(({ metrics }) => metrics.accuracy));
    expect(trained.ensemble.models).toEqual(ALL);
    expect(trained.ensemble.metrics.accuracy).toBeGreaterThanOrEqual(best - 0.005);
  });

  test.each(ALL)('has a model that predicts: %s', async (model) => {
    const { model_artifact_id = '' } = trained.members.find((member) => member.model === model) ?? {};
    const { task_id } = await stack.api.submit({ task_type: 'model_prediction', model_artifact_id, rows: [{}] });
    expect((await stack.api.waitForTask(task_id)).status).toBe('SUCCESS');
    const { body } = await stack.api.get<{ result: { model: string; predictions: { probabilities: object }[] } }>(
      `/tasks/${task_id}/result`,
    );
    expect(body.result.model).toBe(model);
    const probabilities = Object.values(body.result.predictions[0]?.probabilities ?? {}) as number[];
    expect(probabilities.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 4);
  });
});

describe('a training on texts alone', () => {
  const [good, bad] = ['a lovely warm and sunny day', 'such a cold grey and rainy day'];
  const lines = Array.from({ length: 120 }, (_, row) =>
    row % 2 === 0 ? `${good} ${row % 7},good` : `${bad} ${row % 5},bad`,
  );
  const dataset = { csv: Buffer.from(['text,mood', ...lines].join('\n')).toString('base64'), target: 'mood' };

  test('is partial when a framework that reads no texts was asked for, too', async () => {
    const taskId = await submitTraining(stack, { model: ['pytorch', 'huggingface'], dataset, epochs: 10 });
    expect(await stack.api.waitForTask(taskId)).toMatchObject({ status: 'SUCCESS', partial: true });
    const { members, failed, ensemble } = await readTrained(stack, taskId);
    expect(members.map(({ model, metrics }) => [model, metrics.accuracy])).toEqual([['huggingface', 1]]);
    expect(failed).toMatchObject([{ model: 'pytorch', error: { type: 'UnsuitableData' } }]);
    expect(ensemble.models).toEqual(['huggingface']);
  });

  test('has a model that reads texts', async () => {
    const { members } = await train(stack, { model: 'huggingface', dataset, epochs: 10 });
    const { model_artifact_id } = members[0] ?? {};
    const rows = [{ text: `${good} 3` }, { text: `${bad} 3` }];
    const { task_id } = await stack.api.submit({ task_type: 'model_prediction', model_artifact_id, rows });
    await stack.api.waitForTask(task_id);
    const { body } = await stack.api.get(`/tasks/${task_id}/result`);
    expect(body).toMatchObject({ result: { predictions: [{ label: 'good' }, { label: 'bad' }] } });
  });
});
