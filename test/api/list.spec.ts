import type { ErrorBody, TaskPage } from '../rig/http/views.js';
import { useStack } from '../rig/use-stack.js';

const stack = useStack();
const ids: string[] = [];

async function submit(tags: Record<string, string>, analyzers?: string[]): Promise<string> {
  const { task_id } = await stack.api.submit({
    task_type: 'code_analysis',
    source: { path: stack.trees },
    ...(analyzers && { analyzers }),
    options: { tags },
  });
  return task_id;
}

async function list(query: string): Promise<string[]> {
  const { status, body } = await stack.api.get<TaskPage>(`/tasks?${query}`);
  expect(status).toBe(200);
  return body.items.map(({ task_id }) => task_id);
}

async function readPage(cursor: string): Promise<TaskPage> {
  const place = cursor && `&cursor=${encodeURIComponent(cursor)}`;
  return (await stack.api.get<TaskPage>(`/tasks?tag.round=first&limit=2${place}`)).body;
}

const cursorOf = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url');

// Five tasks, the oldest first; the last of them cancelled.
beforeAll(async () => {
  for (const n of [0, 1, 2, 3, 4]) ids.push(await submit({ round: 'first', parity: n % 2 ? 'odd' : 'even' }));
  await stack.api.post(`/tasks/${ids[4]}/cancel/`);
});

const pick = (...indices: number[]) => indices.map((index) => ids[index]);

describe('the list of tasks', () => {
  test('shows the newest first', async () => {
    expect(await list('')).toEqual(pick(4, 3, 2, 1, 0));
  });

  test('filters by status', async () => {
    expect(await list('status=REVOKED')).toEqual(pick(4));
    expect(await list('status=PENDING')).toEqual(pick(3, 2, 1, 0));
    expect(await list('status=SUCCESS')).toEqual([]);
  });

  test('filters by task type', async () => {
    expect(await list('task_type=code_analysis')).toHaveLength(5);
    expect(await list('task_type=model_training')).toEqual([]);
  });

  test('filters by the task queue of its subtasks', async () => {
    expect(await list('task_queue=cpu')).toHaveLength(5);
    expect(await list('task_queue=gpu')).toEqual([]);
  });

  test('filters by a tag, and by several', async () => {
    expect(await list('tag.parity=odd')).toEqual(pick(3, 1));
    expect(await list('tag.parity=odd&tag.round=second')).toEqual([]);
  });

  test('filters by the moment of acceptance: since is included, until is not', async () => {
    const moment = (await stack.api.readTask(ids[2] ?? '')).created_at;
    expect(await list(`since=${moment}`)).toEqual(pick(4, 3, 2));
    expect(await list(`until=${moment}`)).toEqual(pick(1, 0));
  });

  test('finds a part of the id, whatever it holds', async () => {
    expect(await list(`q=${ids[1]}`)).toEqual(pick(1));
    expect(await list('q=%25')).toEqual([]);
  });

  test('joins its filters', async () => {
    expect(await list('status=PENDING&tag.parity=even')).toEqual(pick(2, 0));
  });

  test('shows each task once on its pages, though new ones come meanwhile', async () => {
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: TaskPage = await readPage(next);
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ task_id }) => task_id));
      next = page.next_cursor;
      await submit({ round: 'first', parity: 'late' });
    }
    expect(seen).toEqual(pick(4, 3, 2, 1, 0));
  });

  test('has no next page when the last one is full', async () => {
    const { body } = await stack.api.get<TaskPage>('/tasks?tag.parity=odd&limit=2');
    expect([body.items.length, body.next_cursor]).toEqual([2, null]);
  });

  test.each([
    ['a limit of none', 'limit=0', 'limit'],
    ['a limit over the limit', 'limit=201', 'limit'],
    ['a limit that is no number', 'limit=ten', 'limit'],
    ['a cursor that is not ours', 'cursor=bm90LW91cnM', 'cursor'],
    ['a cursor of rubbish', 'cursor=%00%00', 'cursor'],
    ['a cursor of a moment that no calendar has', `cursor=${cursorOf(['-271821-04-20T00:00:00.000Z', 'a'])}`, 'cursor'],
    ['a cursor of other types', `cursor=${cursorOf([{}, ['a']])}`, 'cursor'],
    ['a cursor of nothing', `cursor=${cursorOf(null)}`, 'cursor'],
    ['a status that there is not', 'status=DONE', 'status'],
    ['a moment that is none', 'since=yesterday', 'since'],
    ['a filter that there is not', 'colour=red', 'colour'],
    ['a search with a NUL', 'q=%00', 'q'],
    ['a tag value with a NUL', 'tag.team=%00', 'tag.team'],
  ])('refuses by name: %s', async (_, query, field) => {
    const { status, body } = await stack.api.get<ErrorBody>(`/tasks?${query}`);
    expect([status, Object.keys(body.details)]).toEqual([400, [field]]);
  });
});
