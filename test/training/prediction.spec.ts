import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../rig/repository.js';
import { useStack } from '../rig/use-stack.js';
import { train, upload } from './support/training-client.js';

interface Predicted {
  readonly model: string;
  readonly task: string;
  readonly target: string;
  readonly predictions: readonly {
    readonly label?: string;
    readonly probabilities?: Readonly<Record<string, number>>;
    readonly value?: number;
  }[];
}

const stack = useStack({ workers: ['workflows,cpu'] });

async function predict(model_artifact_id: string, rows: readonly object[]) {
  const { task_id } = await stack.api.submit({ task_type: 'model_prediction', model_artifact_id, rows });
  const task = await stack.api.waitForTask(task_id);
  const { body } = await stack.api.get<{ result: Predicted | null }>(`/tasks/${task_id}/result`);
  return { error: task.error, result: body.result };
}

/** Rows of the digits, and the digits they show. */
function readDigits(count: number) {
  const [names = '', ...lines] = readFileSync(join(REPOSITORY, 'examples/data/digits.csv'), 'utf8').trim().split('\n');
  const columns = names.split(',');
  const rows = lines.slice(0, count).map((line) => {
    const values = line.split(',').map(Number);
    return Object.fromEntries(columns.map((name, at) => [name, values[at] ?? 0]));
  });
  return rows.map(({ digit, ...row }) => ({ row, digit: String(digit) }));
}

describe('a prediction by a stored model', () => {
  let model: string;
  beforeAll(async () => {
    model = (await train(stack, { epochs: 20 })).members[0]?.model_artifact_id ?? '';
  });

  test('names a label and a probability of each class for every row', async () => {
    const digits = readDigits(100);
    const { result } = await predict(
      model,
      digits.map(({ row }) => row),
    );
    expect(result).toMatchObject({ model: 'tfjs', task: 'classification', target: 'digit' });
    const right = digits.filter(({ digit }, at) => result?.predictions[at]?.label === digit);
    expect(right.length).toBeGreaterThanOrEqual(95);
    for (const { label = '', probabilities = {} } of result?.predictions ?? []) {
      expect(Object.keys(probabilities)).toEqual([...'0123456789']);
      expect(Object.values(probabilities).reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 5);
      expect(probabilities[label]).toBe(Math.max(...Object.values(probabilities)));
    }
  });

  test('fills what a row leaves out as the training did', async () => {
    const { result } = await predict(model, [{}, { pixel_2_2: null }]);
    expect(result?.predictions[0]).toEqual(result?.predictions[1]);
  });

  test.each([
    [[{ pixel_2_2: 1 }, { colour: 3 }], 'InvalidRow', 'Row 2 has colour, which the model does not know'],
    [[{ pixel_2_2: 'dark' }], 'InvalidRow', 'Row 1: pixel_2_2 is "dark", and the model needs a number'],
  ])('refuses rows that do not fit: %j', async (rows, type, message) => {
    const { error } = await predict(model, rows);
    expect(error).toMatchObject({ type, message: expect.stringContaining(message) as string });
  });

  test('refuses what is no model', async () => {
    const text = await upload(stack, 'a,b\n1,2\n');
    expect((await predict(text, [{}])).error).toMatchObject({ type: 'InvalidModel' });
  });

  test('is refused at the door with a model that is not there', async () => {
    const model_artifact_id = '0199f3d2-7c1e-7a50-9b52-6f1d2f6f0a11';
    const body = { task_type: 'model_prediction', model_artifact_id, rows: [{}] };
    const answer = await stack.api.post<{ details: Record<string, string[]> }>('/tasks', body);
    expect(answer.status).toBe(400);
    expect(answer.body.details['model_artifact_id']?.join()).toContain('name one that a task has stored');
  });

  test.each([
    [[], 'rows should not be empty'],
    [[3], 'must be a list of objects'],
    [[{ pixel_2_2: [1] }], 'must be a list of objects'],
  ])('is refused at the door with rows %j', async (rows, message) => {
    const body = { task_type: 'model_prediction', model_artifact_id: model, rows };
    const answer = await stack.api.post<{ details: Record<string, string[]> }>('/tasks', body);
    expect(answer.status).toBe(400);
    expect(answer.body.details['rows']?.join()).toContain(message);
  });
});

test('a regression predicts values in units of its target', async () => {
  const lines = Array.from({ length: 200 }, (_, row) => `${row % 20},${100 + 5 * (row % 20)}`);
  const csv = Buffer.from(['size,price', ...lines].join('\n')).toString('base64');
  const dataset = { csv, target: 'price', task: 'regression' };
  const { members } = await train(stack, { dataset, epochs: 150, learning_rate: 0.01 });
  const { result } = await predict(members[0]?.model_artifact_id ?? '', [{ size: 4 }, { size: 16 }]);
  const [small, large] = result?.predictions ?? [];
  expect(Math.abs((small?.value ?? 0) - 120)).toBeLessThan(5);
  expect(Math.abs((large?.value ?? 0) - 180)).toBeLessThan(5);
});
