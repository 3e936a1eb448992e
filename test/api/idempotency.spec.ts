import type { ErrorBody, TaskAnswer, TaskPage } from '../rig/http/views.js';
import { useStack } from '../rig/use-stack.js';

const stack = useStack();

function submit(key: string, change: object = {}) {
  const body = { task_type: 'code_analysis', source: { path: stack.trees }, options: { tags: { key } }, ...change };
  return stack.api.post<TaskAnswer>('/tasks', body, { headers: { 'idempotency-key': key } });
}

async function countTasks(key: string): Promise<number> {
  return (await stack.api.get<TaskPage>(`/tasks?tag.key=${key}`)).body.items.length;
}

describe('an idempotency key', () => {
  test('makes one task of 50 identical requests at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => submit('rush')));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array<number>(49).fill(200), 202]);
    expect(new Set(answers.map(({ body }) => body.task_id)).size).toBe(1);
    expect(await countTasks('rush')).toBe(1);
  });

  test('makes one task of identical requests to two APIs', async () => {
    const second = await stack.startApi();
    const first = stack.api;
    const body = { task_type: 'code_analysis', source: { path: stack.trees }, options: { tags: { key: 'two' } } };
    const headers = { 'idempotency-key': 'two' };
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        (n % 2 ? first : second.client).post<TaskAnswer>('/tasks', body, { headers }),
      ),
    );
    expect(new Set(answers.map(({ body }) => body.task_id)).size).toBe(1);
    expect(await countTasks('two')).toBe(1);
  });

  test('gives the first task again, with 200 and its state of now', async () => {
    const first = await submit('again');
    await stack.api.post(`/tasks/${first.body.task_id}/cancel`);
    await stack.api.waitForTask(first.body.task_id);
    const second = await submit('again');
    expect(second.status).toBe(200);
    expect(second.body).toMatchObject({ task_id: first.body.task_id, status: 'REVOKED' });
    expect(second.headers['location']).toBe(first.headers['location']);
  });

  test('does not mind the order of the fields', async () => {
    const first = await submit('order', { analyzers: ['static'], source: { path: stack.trees } });
    const second = await submit('order', { source: { path: stack.trees }, analyzers: ['static'] });
    expect([second.status, second.body.task_id]).toEqual([200, first.body.task_id]);
  });

  test('refuses another body with 409 and names the task it belongs to', async () => {
    const first = await submit('taken');
    const other = (await submit('taken', { analyzers: ['security'] })) as unknown as {
      status: number;
      body: ErrorBody;
    };
    expect([other.status, other.body.error]).toEqual([409, 'Wrong state']);
    expect(other.body.details['Idempotency-Key']?.[0]).toContain(first.body.task_id);
  });

  test('serves the path of the earlier front ends too', async () => {
    const first = await submit('old');
    const body = { task_type: 'code_analysis', source: { path: stack.trees }, options: { tags: { key: 'old' } } };
    const again = await stack.api.post<TaskAnswer>('/tasks/submit/', body, { headers: { 'idempotency-key': 'old' } });
    expect([again.status, again.body.task_id]).toEqual([200, first.body.task_id]);
  });

  test.each([
    ['blank', ' '],
    ['too long', 'k'.repeat(256)],
  ])('that is %s is refused with 400', async (_, key) => {
    const answer = await submit(key);
    expect(answer.status).toBe(400);
  });

  test('of a refused request is free for the next', async () => {
    expect((await submit('mended', { analyzers: ['none'] })).status).toBe(400);
    expect((await submit('mended')).status).toBe(202);
  });
});
