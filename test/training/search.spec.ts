import { useStack } from '../rig/use-stack.js';
import { waitFor } from '../rig/wait-for.js';
import { readTrained, submitTraining } from './support/training-client.js';

interface Trial {
  readonly model: string;
  readonly task_id: string;
  readonly parameters: { readonly learning_rate: number };
  readonly val_loss: number | null;
  readonly is_member: boolean;
  readonly error: string | null;
}

interface Searched {
  readonly result: { readonly search: readonly Trial[] };
}

const stack = useStack({ workers: ['workflows,cpu'] });

test('a search trains every combination as a task of its own, and the best make an ensemble', async () => {
  const search = { learning_rate: [0.00001, 0.002], hidden_layers: [[16], [32]], keep: 2 };
  const taskId = await submitTraining(stack, { epochs: 8, search });
  const task = await stack.api.waitForTask(taskId);
  expect(task).toMatchObject({ status: 'SUCCESS', subtasks: [{ name: 'tfjs', status: 'SUCCESS' }] });

  const { body } = await stack.api.get<Searched>(`/tasks/${taskId}/result`);
  const trials = body.result.search;
  expect(trials).toHaveLength(4);
  const losses = trials.map(({ val_loss }) => val_loss ?? NaN);
  const chosen = trials.filter(({ is_member }) => is_member);
  expect(chosen.map(({ val_loss }) => val_loss).sort()).toEqual(losses.toSorted((a, b) => a - b).slice(0, 2));
  expect(chosen.map(({ parameters }) => parameters.learning_rate)).toEqual([0.002, 0.002]);

  const children = await stack.api.get<{ items: { task_id: string; status: string }[] }>(
    `/tasks?tag.search_of=${taskId}`,
  );
  expect(children.body.items.map(({ task_id }) => task_id).sort()).toEqual(trials.map(({ task_id }) => task_id).sort());
  expect(new Set(children.body.items.map(({ status }) => status))).toEqual(new Set(['SUCCESS']));

  const { members, ensemble } = await readTrained(stack, taskId);
  expect(members).toHaveLength(2);
  expect(ensemble.models).toEqual(['tfjs', 'tfjs']);
  const best = Math.max(...members.map(({ metrics }) => metrics.accuracy));
  expect(ensemble.metrics.accuracy).toBeGreaterThanOrEqual(best - 0.02);
  expect(members.map(({ metrics }) => metrics.log_loss)).not.toContain(ensemble.metrics.log_loss);
});

test('cancelling a search cancels its trials', async () => {
  const search = { learning_rate: [0.001, 0.002] };
  const taskId = await submitTraining(stack, { epochs: 5000, search });
  const list = () => stack.api.get<{ items: { task_id: string; status: string }[] }>(`/tasks?tag.search_of=${taskId}`);
  await waitFor('both trials at work', async () => {
    const { items } = (await list()).body;
    return items.length === 2 && items.every(({ status }) => status === 'PROCESSING');
  });
  await stack.api.post(`/tasks/${taskId}/cancel`);
  expect((await stack.api.waitForTask(taskId)).status).toBe('REVOKED');
  expect((await list()).body.items.map(({ status }) => status)).toEqual(['REVOKED', 'REVOKED']);
});

test('trials that all fail fail the search with what the first says', async () => {
  const lines = Array.from({ length: 60 }, (_, row) => `${row},${row * 3}`);
  const csv = Buffer.from(['a,b', ...lines].join('\n')).toString('base64');
  const dataset = { csv, target: 'b', task: 'regression' };
  const fields = { dataset, optimizer: 'sgd', epochs: 60, search: { learning_rate: [90, 100] } };
  const task = await stack.api.waitForTask(await submitTraining(stack, fields));
  expect(task).toMatchObject({ status: 'FAILURE', error: { type: 'SearchFailed', subtask: 'tfjs' } });
  expect(task.error?.message).toContain('The loss became infinite or no number');
});

test.each([
  [{ learning_rate: [0.1] }, 'nothing to compare'],
  [{ learning_rate: Array.from({ length: 33 }, (_, at) => (at + 1) / 100), batch_size: [8, 16] }, '66 combinations'],
  [{ hidden_layers: [[0], [4]] }, 'must be a list of lists'],
  [{ depth: [1, 2] }, 'not known here'],
])('a search that cannot be is refused at the door: %j', async (search, message) => {
  const answer = await stack.api.post<{ details: object }>('/tasks', {
    task_type: 'model_training',
    model: 'tfjs',
    search,
  });
  expect(answer.status).toBe(400);
  expect(JSON.stringify(answer.body.details)).toContain(message);
});
