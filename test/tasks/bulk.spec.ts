import type { ErrorBody, TaskPage } from '../rig/http/views.js';
import { submitAnalysis } from '../rig/tasks.js';
import { useStack } from '../rig/use-stack.js';
import type { BulkAnswer, History } from './support/views.js';

const stack = useStack();
const ask = (verb: 'cancel' | 'rerun', body: object) => stack.api.post<BulkAnswer>(`/tasks/${verb}`, body);

/** So many tasks that wait, each with these tags. */
function submit(count: number, tags: Record<string, string>): Promise<string[]> {
  const options = { tags, start_delay_seconds: 600 };
  return Promise.all(Array.from({ length: count }, () => submitAnalysis(stack, stack.trees, { options })));
}

const readStates = (taskIds: readonly string[]) =>
  Promise.all(taskIds.map(async (taskId) => (await stack.api.readTask(taskId)).status));

async function readReruns(taskIds: readonly string[]): Promise<string[]> {
  const { items } = (await stack.api.get<TaskPage>('/tasks?limit=200')).body;
  return items.flatMap(({ rerun_of }) => (rerun_of !== null && taskIds.includes(rerun_of) ? [rerun_of] : []));
}

describe('cancelling in bulk', () => {
  test('tells in a dry run how many it would be, and does nothing', async () => {
    const tasks = await submit(3, { round: 'dry' });
    const { status, body } = await ask('cancel', { tags: { round: 'dry' }, dry_run: true });
    expect([status, body]).toEqual([202, { matched: 3, requested: 0 }]);
    expect(await readStates(tasks)).toEqual(['PENDING', 'PENDING', 'PENDING']);
  });

  test('ends every task that the filters match, and no other', async () => {
    const [matched, other] = [
      await submit(5, { round: 'wet', kind: 'a' }),
      await submit(1, { round: 'wet', kind: 'b' }),
    ];
    expect((await ask('cancel', { tags: { round: 'wet', kind: 'a' } })).body).toEqual({ matched: 5, requested: 5 });
    expect(new Set(await readStates(matched))).toEqual(new Set(['REVOKED']));
    expect(await readStates(other)).toEqual(['PENDING']);
    const { items } = (await stack.api.get<History>(`/tasks/${matched[0]}/history`)).body;
    expect(items.map(({ action, actor }) => [action, actor])).toContainEqual(['cancel_requested', '127.0.0.1']);
  });

  test('leaves alone what has ended', async () => {
    await submit(2, { round: 'again' });
    const filter = { tags: { round: 'again' } };
    expect((await ask('cancel', filter)).body).toEqual({ matched: 2, requested: 2 });
    expect((await ask('cancel', filter)).body).toEqual({ matched: 0, requested: 0 });
  });

  test.each<[string, (task: { task_id: string; created_at: string }) => object]>([
    ['a status', () => ({ status: 'PENDING' })],
    ['a task type', () => ({ task_type: 'code_analysis' })],
    ['a task queue', () => ({ task_queue: 'cpu' })],
    ['a moment from which on', ({ created_at }) => ({ since: created_at })],
    ['a part of the id', ({ task_id }) => ({ q: task_id.slice(3) })],
  ])('takes %s as a filter, and joins it to the others', async (what, describe) => {
    const [taskId = ''] = await submit(1, { round: what });
    const task = await stack.api.readTask(taskId);
    const body = { ...describe(task), tags: { round: what } };
    expect((await ask('cancel', body)).body).toEqual({ matched: 1, requested: 1 });
  });

  test.each([
    ['a status', { status: 'FAILURE' }],
    ['a task type', { task_type: 'model_training' }],
    ['a task queue', { task_queue: 'gpu' }],
    ['a moment up to which', { until: '2020-01-01T00:00:00Z' }],
    ['a tag', { tags: { nobody: 'has' } }],
  ])('finds nothing by %s that no task has', async (_, filter) => {
    expect((await ask('cancel', filter)).body).toEqual({ matched: 0, requested: 0 });
  });
});

describe('rerunning in bulk', () => {
  test('makes a new task of each that has ended and matches', async () => {
    const tasks = await submit(3, { round: 'rerun' });
    const running = await submit(1, { round: 'rerun' });
    await Promise.all(tasks.map((taskId) => stack.api.post(`/tasks/${taskId}/cancel`)));
    const filter = { tags: { round: 'rerun' } };
    expect((await ask('rerun', { ...filter, dry_run: true })).body).toEqual({ matched: 3, requested: 0 });
    expect(await readReruns(tasks)).toEqual([]);
    expect((await ask('rerun', filter)).body).toEqual({ matched: 3, requested: 3 });
    expect((await readReruns([...tasks, ...running])).sort()).toEqual([...tasks].sort());
  });

  test('counts those out that have passed their retention', async () => {
    const options = { tags: { round: 'expired' }, start_delay_seconds: 600, retention_seconds: 1 };
    const taskId = await submitAnalysis(stack, stack.trees, { options });
    await stack.api.post(`/tasks/${taskId}/cancel`);
    await stack.api.waitForStatus(`/tasks/${taskId}/result`, 410);
    expect((await ask('rerun', { tags: { round: 'expired' } })).body).toEqual({ matched: 1, requested: 0 });
  });
});

describe.each(['cancel', 'rerun'] as const)('a bulk %s', (verb) => {
  test.each<[string, object]>([
    ['without a filter', {}],
    ['with nothing but dry_run', { dry_run: true }],
    ['with no tags', { tags: {} }],
  ])('is refused %s, so that nobody means every task by mistake', async (_, body) => {
    const { status, body: refusal } = await stack.api.post<ErrorBody>(`/tasks/${verb}`, body);
    expect([status, Object.keys(refusal.details)]).toEqual([400, ['_']]);
    expect(refusal.details['_']?.join()).toContain('since');
  });

  test.each<[string, unknown, string]>([
    ['a search for nothing', { q: '' }, 'q'],
    ['a status that there is not', { status: 'DONE' }, 'status'],
    ['a moment that is none', { since: 'yesterday' }, 'since'],
    ['tags that are no object', { tags: ['round'] }, 'tags'],
    ['a tag that is no text', { tags: { round: 1 } }, 'tags'],
    ['a filter that there is not', { colour: 'red' }, 'colour'],
    ['a limit', { status: 'PENDING', limit: '5' }, 'limit'],
    ['a dry run that is no yes or no', { status: 'PENDING', dry_run: 'yes' }, 'dry_run'],
    ['a body that is no object', [], '_'],
  ])('is refused by name: %s', async (_, body, field) => {
    const { status, body: refusal } = await stack.api.post<ErrorBody>(`/tasks/${verb}`, body);
    expect([status, Object.keys(refusal.details)]).toEqual([400, [field]]);
  });
});
