import { useStack } from '../rig/use-stack.js';
import { submitTraining, train, trainInVain, upload } from './support/training-client.js';

const stack = useStack({ workers: ['workflows,cpu'] });

/** Rows of two groups that differ in a number and a name; every ninth number and tenth name is missing. */
function writeGroups(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const isHigh = row % 2 === 0;
    const size = row % 9 === 0 ? '' : String((isHigh ? 10 : 2) + ((row * 7) % 13) / 10);
    const colour = row % 10 === 0 ? 'NA' : ['red', 'green'][Number(isHigh)];
    return `${row}-${row * 31},${size},${colour},same,${isHigh ? 'high' : 'low'}`;
  });
  return ['id,size,colour,constant,group', ...lines].join('\n');
}

/** A line with a little noise: price = 3 * rooms - age / 10 + 50. */
function writePrices(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const [rooms, age] = [1 + ((row * 7) % 11), (row * 13) % 97];
    return `${rooms};${age};${3 * rooms - age / 10 + 50 + ((row * 17) % 7) / 50}`;
  });
  return ['rooms;age;price', ...lines].join('\n');
}

const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');

describe('data of one’s own', () => {
  test('are classified: types are inferred, gaps are filled, what says nothing is left out', async () => {
    const csv = base64(writeGroups(300));
    const { data, members } = await train(stack, {
      dataset: { csv, target: 'group' },
      epochs: 40,
      learning_rate: 0.01,
    });
    expect(data).toMatchObject({ task: 'classification', classes: ['high', 'low'], features: 3 });
    expect(data.columns).toMatchObject([
      { name: 'size', kind: 'numeric' },
      { name: 'colour', kind: 'categorical', values: ['green', 'red'] },
    ]);
    expect(data.notes).toEqual([
      expect.stringContaining('id has 300 different names'),
      expect.stringContaining('constant is the same'),
    ]);
    expect(members[0]?.metrics.accuracy).toBeGreaterThanOrEqual(0.95);
  });

  test('are an uploaded artifact with semicolons, and a regression in units of the target', async () => {
    const artifact_id = await upload(stack, writePrices(400));
    const { data, members, ensemble } = await train(stack, {
      dataset: { artifact_id, target: 'price' },
      epochs: 120,
      learning_rate: 0.01,
    });
    expect(data).toMatchObject({ task: 'regression', classes: [], features: 2 });
    expect(members[0]?.metrics.r2).toBeGreaterThan(0.98);
    expect(members[0]?.metrics.rmse).toBeLessThan(2);
    expect(ensemble.metrics).toEqual(members[0]?.metrics);
  });

  test('stop a training early when it does not get better, and keep the best epoch', async () => {
    const csv = base64(writePrices(100));
    const { members } = await train(stack, {
      dataset: { csv, target: 'price' },
      epochs: 5000,
      learning_rate: 0.1,
      early_stopping: { patience: 3, min_delta: 0.01 },
    });
    const [member] = members;
    expect(member?.stopped_early).toBe(true);
    expect((member?.epochs_run ?? 0) - (member?.best_epoch ?? 0)).toBe(3);
  });
});

describe('data that cannot be trained on fail the task with what to do', () => {
  const garbage = Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 37) % 256));
  const column = (values: readonly string[]) => ['a,b', ...values.map((value, row) => `${row},${value}`)].join('\n');

  test.each([
    ['one class', column(Array(30).fill('yes') as string[]), 'b', 'The target b is yes in every row'],
    ['no rows', 'a,b\n', 'b', 'The data have no rows'],
    ['nothing at all', '\n', 'b', 'The data have no rows'],
    ['another target', column(['x', 'y']), 'c', 'There is no column c. The columns are: a, b.'],
    ['an empty target', column(['', 'NA', '']), 'b', 'The target b is empty in every row'],
    ['too few rows', column(['x', 'y', 'x']), 'b', 'rows are too few'],
    ['lines of different lengths', 'a,b\n1,2\n1,2,3\n', 'b', 'The data are not a CSV'],
    ['bytes of another kind', garbage, 'b', 'The data are not a CSV|The first line must name every column'],
    ['a column named twice', 'a,a,b\n1,2,3\n', 'b', 'Two columns are named a'],
    [
      'no column beside the target',
      'b\nx\ny\nx\ny\nx\ny\nx\ny\nx\ny\nx\ny\nx\ny\nx\ny\nx\ny\nx\ny\n',
      'b',
      'There is no column left',
    ],
  ])('%s', async (_, text, target, message) => {
    const task = await trainInVain(stack, { dataset: { csv: base64(text), target } });
    expect(task.error).toMatchObject({ type: 'InvalidDataset', message: expect.stringMatching(message) as string });
    expect(task.subtasks).toMatchObject([{ name: 'tfjs', status: 'REVOKED', attempt: 0 }]);
  });

  test('a number that is none, named by its row and column', async () => {
    const lines = Array.from({ length: 40 }, (_, row) => `${row === 16 ? 'oops' : row},${row % 2 ? 'x' : 'y'}`);
    const task = await trainInVain(stack, { dataset: { csv: base64(['a,b', ...lines].join('\n')), target: 'b' } });
    expect(task.error?.message).toContain('Row 17 of the column a is "oops"');
  });

  test('more than a training can hold', async () => {
    const artifact_id = await upload(stack, Buffer.alloc(65 * 1024 * 1024, 'a,b\n'));
    const task = await trainInVain(stack, { dataset: { artifact_id, target: 'b' } });
    expect(task.error).toMatchObject({ type: 'InvalidDataset' });
    expect(task.error?.message).toContain('68157440 bytes: send at most 67108864');
  });

  test('a loss that becomes infinite names the epoch, and keeps the checkpoint before it', async () => {
    const task = await trainInVain(stack, {
      dataset: { csv: base64(writePrices(400)), target: 'price' },
      optimizer: 'sgd',
      learning_rate: 100,
      epochs: 50,
      checkpoint: { epochs: 1 },
    });
    expect(task.error).toMatchObject({ type: 'TrainingDiverged', subtask: 'tfjs' });
    expect(task.error?.message).toMatch(/^The loss became infinite or no number in epoch \d+\. (The|There)/);
    expect(task.subtasks).toMatchObject([{ status: 'FAILURE', attempt: 1 }]);
  });
});

describe('input that is refused at the door, nothing started', () => {
  test.each([
    [{ epochs: 0 }, 'epochs', 'epochs must not be less than 1'],
    [{ epochs: 5001 }, 'epochs', 'epochs must not be greater than 5000'],
    [{ learning_rate: 1e9 }, 'learning_rate', 'learning_rate must not be greater than 100'],
    [{ model: 'sklearn' }, 'model', 'model must be one of tensorflow, pytorch, huggingface, tfjs, all'],
    [{ model: [] }, 'model', 'model must be one of'],
    [{ device: 'gpu' }, 'device', 'device must be cpu for tfjs, which uses no GPU'],
    [{ device: 'tpu' }, 'device', 'must be one of the following values: cpu, gpu'],
    [{ dataset: 'mnist' }, 'dataset.name', 'name must be one of the following values: digits'],
    [{ dataset: { csv: 'YSxiCjEsMgo=' } }, 'dataset.csv', 'csv goes with target'],
    [{ dataset: {} }, 'dataset', 'must hold exactly one of name, csv, artifact_id'],
    [{ validation_split: 0.5, test_split: 0.5 }, 'validation_split', 'leave less than a tenth of the rows'],
    [
      { validation_split: 0, early_stopping: { patience: 2 } },
      'validation_split',
      'must be above 0 with early_stopping',
    ],
  ])('%j', async (fields, field, message) => {
    const before = await stack.api.get<{ items: unknown[] }>('/tasks');
    const answer = await stack.api.post<{ details: Record<string, string[]> }>('/tasks', {
      task_type: 'model_training',
      model: 'tfjs',
      ...fields,
    });
    expect(answer.status).toBe(400);
    expect(answer.body.details[field]?.join()).toContain(message);
    expect((await stack.api.get<{ items: unknown[] }>('/tasks')).body.items).toHaveLength(before.body.items.length);
  });
});

describe('a framework that no worker serves', () => {
  test.each([['pytorch'], ['all'], [['tfjs', 'tensorflow']]])('is refused at once: %j', async (model) => {
    const answer = await stack.api.post<{ details: Record<string, string[]> }>('/tasks', {
      task_type: 'model_training',
      model,
    });
    expect(answer.status).toBe(503);
    expect(answer.body.details['task queue ml']?.join()).toContain('No worker polls it.');
    expect(answer.body.details['task queue ml']?.join()).toContain('options.wait_for_worker: true');
  });

  test('is refused at once on a GPU that no worker has', async () => {
    const answer = await stack.api.post<{ details: Record<string, string[]> }>('/tasks', {
      task_type: 'model_training',
      model: 'pytorch',
      device: 'gpu',
    });
    expect(answer.status).toBe(503);
    expect(answer.body.details['task queue ml-gpu']?.join()).toContain('allow_cpu: true');
  });

  test('waits for a worker with a GPU on the task queue ml-gpu', async () => {
    const options = { wait_for_worker: true };
    const taskId = await submitTraining(stack, { model: 'pytorch', device: 'gpu', epochs: 1, options });
    const { subtasks } = await stack.api.readTask(taskId);
    expect(subtasks).toMatchObject([{ name: 'pytorch', status: 'PENDING', task_queue: 'ml-gpu' }]);
    await stack.api.post(`/tasks/${taskId}/cancel`);
    await stack.api.waitForTask(taskId);
  });

  test('waits for one when it is told to, while the others train', async () => {
    const options = { wait_for_worker: true };
    const taskId = await submitTraining(stack, { model: ['tfjs', 'pytorch'], epochs: 1, options });
    await stack.api.waitForEvent(
      taskId,
      'a model',
      ({ event, data }) => event === 'subtask' && data.status === 'SUCCESS',
    );
    const { subtasks } = await stack.api.readTask(taskId);
    expect(subtasks).toMatchObject([
      { name: 'pytorch', status: 'PENDING', task_queue: 'ml' },
      { name: 'tfjs', status: 'SUCCESS', task_queue: 'cpu' },
    ]);
    await stack.api.post(`/tasks/${taskId}/cancel`);
    expect((await stack.api.waitForTask(taskId)).status).toBe('REVOKED');
  });
});
