import { useStack } from '../rig/use-stack.js';
import {
  download,
  epochOf,
  readTrained,
  type Series,
  submitTraining,
  type Trained,
  train,
} from './support/training-client.js';
import { readHeader } from './support/read-header.js';

const stack = useStack({ workers: ['workflows,cpu'] });
const EPOCHS = 30;

describe('a training of digits with tfjs', () => {
  let taskId: string;
  let trained: Trained;

  beforeAll(async () => {
    taskId = await submitTraining(stack, { epochs: EPOCHS });
    await stack.api.waitForTask(taskId);
    trained = await readTrained(stack, taskId);
  });

  test('reaches the accuracy that is promised, on rows it has not seen', () => {
    expect(trained.data).toMatchObject({
      dataset: 'digits',
      task: 'classification',
      notes: expect.any(Array) as object,
    });
    const { train: learned, validation, test: held } = trained.data.rows;
    expect([learned + validation + held, held]).toEqual([1797, 359]);
    expect(trained.members.map(({ model }) => model)).toEqual(['tfjs']);
    expect(trained.members[0]?.metrics.accuracy).toBeGreaterThanOrEqual(0.95);
    expect(trained.failed).toEqual([]);
  });

  test('tells of every epoch once, in order', async () => {
    const epochs: number[] = [];
    let last: unknown;
    for await (const event of stack.api.events(taskId)) {
      const epoch = epochOf(event);
      if (epoch !== null) {
        epochs.push(epoch);
        last = event.data;
      }
    }
    expect(epochs).toEqual(Array.from({ length: EPOCHS }, (_, at) => at + 1));
    expect(last).toMatchObject({
      subtask: 'tfjs',
      model: 'tfjs',
      epoch: EPOCHS,
      epochs: EPOCHS,
      loss: expect.any(Number) as number,
      accuracy: expect.any(Number) as number,
      val_loss: expect.any(Number) as number,
      val_accuracy: expect.any(Number) as number,
      learning_rate: 0.001,
      eta_seconds: 0,
    });
  });

  test.each([
    ['all of them', 1000, Array.from({ length: EPOCHS }, (_, at) => at + 1)],
    ['the first, the last and one between', 3, [1, 16, EPOCHS]],
    ['the first and the last', 2, [1, EPOCHS]],
  ])('can be asked for its epochs afterwards: %s', async (_, points, epochs) => {
    const { body } = await stack.api.get<Series>(`/tasks/${taskId}/series?by=epoch&points=${points}`);
    expect(body.items.map(({ subtask, total }) => [subtask, total])).toEqual([['tfjs', EPOCHS]]);
    expect(body.items[0]?.points.map(({ epoch }) => epoch)).toEqual(epochs);
    expect(body.items[0]?.points.at(-1)?.loss).toBe(trained.members[0]?.curve.at(-1)?.loss);
  });

  test('says how good the model is, class by class, and how sure it is of itself', () => {
    const { metrics } = trained.members[0] ?? {};
    expect(metrics?.per_class.map(({ label }) => label)).toEqual([...'0123456789']);
    expect(metrics?.per_class.reduce((sum, { support }) => sum + support, 0)).toBe(359);
    const right = metrics?.confusion.reduce((sum, line, at) => sum + (line[at] ?? 0), 0) ?? 0;
    expect(right / 359).toBeCloseTo(metrics?.accuracy ?? 0, 12);
    expect(metrics?.calibration.bins.reduce((sum, { rows }) => sum + rows, 0)).toBe(359);
    expect(metrics?.calibration.expected_error).toBeLessThan(0.2);
    expect(metrics?.log_loss).toBeLessThan(0.3);
  });

  test('makes an ensemble of one model that is that model', () => {
    expect(trained.ensemble).toEqual({ models: ['tfjs'], metrics: trained.members[0]?.metrics });
  });

  test('stores the model with a card', async () => {
    const [member] = trained.members;
    const header = readHeader(await download(stack, member?.model_artifact_id ?? ''));
    expect(JSON.parse(header.__metadata__['card'] ?? '{}')).toMatchObject({
      format: 'millrace-model/1',
      framework: 'tfjs',
      prepared_sha256: trained.data.prepared_sha256,
      data: { data_sha256: trained.data.data_sha256, target: 'digit' },
      parameters: { epochs: EPOCHS, learning_rate: 0.001 },
      metrics: { accuracy: member?.metrics.accuracy },
      versions: { tfjs: '4.22.0', backend: 'wasm' },
      seed: 42,
      task_id: taskId,
    });
    expect(header['layer.0.weight']).toMatchObject({ dtype: 'F32', shape: [trained.data.features, 64] });
  });

  test('trained again with its seed it is the same, and with another it is not', async () => {
    const again = await train(stack, { epochs: EPOCHS });
    const other = await train(stack, { epochs: EPOCHS, seed: 7 });
    expect(again.data.prepared_sha256).toBe(trained.data.prepared_sha256);
    expect(again.members[0]?.metrics).toEqual(trained.members[0]?.metrics);
    expect(other.data.prepared_sha256).not.toBe(trained.data.prepared_sha256);
    expect(other.members[0]?.metrics.log_loss).not.toBe(trained.members[0]?.metrics.log_loss);
  });
});
