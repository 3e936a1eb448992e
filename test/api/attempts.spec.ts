import { fetch } from 'undici';
import type { ErrorBody } from '../rig/http/views.js';
import { queryStore } from '../rig/query-store.js';
import { useStack } from '../rig/use-stack.js';
import { waitFor } from '../rig/wait-for.js';

const TOKEN = 'a-token-for-these-tests-alone';
const stack = useStack({ workers: ['workflows,cpu'], env: { WORKER_TOKEN: TOKEN } });
const headers = { authorization: `Bearer ${TOKEN}` };

interface Attempt {
  readonly task_id: string;
  readonly run_id: string;
  readonly subtask: string;
  readonly worker: string;
  readonly attempt: number;
}

/** The first attempt of a subtask whose worker is none of this service's own; these tests speak for that worker. */
async function openAttempt(): Promise<Attempt> {
  const options = { wait_for_worker: true };
  const { task_id } = await stack.api.submit({ task_type: 'model_training', model: 'pytorch', options });
  let run_id = '';
  await waitFor('a run', async () => {
    const execution = await stack.engine.client.workflow
      .getHandle(task_id)
      .describe()
      .catch(() => null);
    run_id = execution?.runId ?? '';
    return run_id !== '';
  });
  return { task_id, run_id, subtask: 'pytorch', worker: '1@elsewhere', attempt: 1 };
}

async function post<T>(path: string, body: object): Promise<T> {
  const answer = await stack.api.post<T>(`/attempts/${path}`, body, { headers });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body;
}

const report = (attempt: Attempt, more: object = {}) => ({
  ...{ ...attempt, is_step: false, progress: 40, message: 'Epoch 4', metrics: null, logs: [], lines_dropped: 0 },
  ...{ measures: [], checkpoint: null, ...more },
});

const readSubtask = async ({ task_id, subtask }: Attempt) =>
  (await stack.api.readTask(task_id)).subtasks.find(({ name }) => name === subtask);

describe('an attempt that is carried out elsewhere', () => {
  test('shows in its task what it reports', async () => {
    const attempt = await openAttempt();
    expect(await post('begin', attempt)).toMatchObject({ kind: 'subtask', attempt: 1, checkpoint: null });
    const ts = new Date().toISOString();
    const logs = [{ ts, level: 'info', message: 'A line with \0 in it' }];
    const told = report(attempt, { logs, measures: [{ ts, epoch: 4, loss: 0.5 }], metrics: { loss: 0.5 } });
    expect(await post('report', told)).toEqual({ accepted: true });
    expect(await readSubtask(attempt)).toMatchObject({ status: 'PROCESSING', progress: 40, message: 'Epoch 4' });
    const step = await stack.api.waitForEvent(attempt.task_id, 'metrics', ({ event }) => event === 'metrics');
    expect(step.data).toMatchObject({ subtask: 'pytorch', epoch: 4, loss: 0.5 });
    const line = await stack.api.waitForEvent(attempt.task_id, 'a line', ({ data }) => data.kind === 'log');
    expect(line.data.message).toMatch(/^A line with .* in it$/);
  });

  test('leaves its checkpoint to the next, and is not heard any more once that has begun', async () => {
    const first = await openAttempt();
    await post('begin', first);
    await post('report', report(first, { checkpoint: { artifact_id: 'a', epoch: 3 } }));
    const second = { ...first, attempt: 2, worker: '2@elsewhere' };
    expect(await post('begin', second)).toMatchObject({ attempt: 2, checkpoint: { artifact_id: 'a', epoch: 3 } });
    expect(await post('report', report(first))).toEqual({ accepted: false });
    expect(await post('complete', { ...report(first), value: 1 })).toMatchObject({ kind: 'ended', type: 'Superseded' });
    expect(await readSubtask(first)).toMatchObject({ status: 'PROCESSING', attempt: 2 });
  });

  test('is a success once, however often it says so, and a later one has nothing to do', async () => {
    const attempt = await openAttempt();
    await post('begin', attempt);
    const last = { ...report(attempt), value: { models: [] } };
    const done = { kind: 'done', result: { inline: { models: [] } } };
    expect(await post('complete', last)).toEqual(done);
    expect(await post('complete', last)).toEqual(done);
    expect(await post('begin', { ...attempt, attempt: 2 })).toEqual(done);
    expect(await readSubtask(attempt)).toMatchObject({ status: 'SUCCESS', progress: 100 });
  });

  test('stores a large value as an artifact', async () => {
    const attempt = await openAttempt();
    await post('begin', attempt);
    const value = 'x'.repeat(100_000);
    const { result } = await post<{ result: object }>('complete', { ...report(attempt), value });
    expect(result).toEqual({ artifact_id: expect.any(String) as string, size: 100_002 });
  });

  test('of no task leaves nothing behind', async () => {
    const attempt = { task_id: 'none', run_id: 'none', subtask: 'pytorch', worker: '1@elsewhere', attempt: 1 };
    const value = 'x'.repeat(100_000);
    expect(await post('complete', { ...report(attempt), value })).toMatchObject({ kind: 'ended', type: 'Superseded' });
    expect(await queryStore(stack.store, `SELECT * FROM artifacts WHERE task_id = 'none'`, [])).toEqual([]);
  });

  test('has what went wrong in the history of its task', async () => {
    const attempt = await openAttempt();
    await post('begin', attempt);
    const error = { type: 'TrainerCrashed', message: 'It crashed.', stack: '' };
    await post('fail', { ...report(attempt), error });
    const { body } = await stack.api.get(`/tasks/${attempt.task_id}/history`);
    expect(JSON.stringify(body)).toContain('TrainerCrashed');
  });

  test('has nothing to do in a task that was cancelled', async () => {
    const attempt = await openAttempt();
    await stack.api.post(`/tasks/${attempt.task_id}/cancel`);
    await stack.api.waitForTask(attempt.task_id);
    expect(await post('begin', attempt)).toMatchObject({ kind: 'ended', type: 'Superseded' });
  });
});

describe('an artifact of an attempt', () => {
  const store = ({ task_id, run_id }: Partial<Attempt>, bytes: string) => {
    const query = new URLSearchParams({ task_id: task_id ?? '', run_id: run_id ?? '', name: 'model.safetensors' });
    const target = `${stack.api.url}/api/v1/attempts/artifacts?${query.toString()}`;
    return fetch(target, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: bytes });
  };

  test('is stored as it came, whatever type it has', async () => {
    const answer = await store(await openAttempt(), '{"no": json');
    expect(answer.status).toBe(201);
    const { artifact_id } = (await answer.json()) as { artifact_id: string };
    const kept = await fetch(`${stack.api.url}/api/v1/artifacts/${artifact_id}`);
    expect(await kept.text()).toBe('{"no": json');
  });

  test('is refused when there is no such task', async () => {
    expect((await store({ task_id: 'none', run_id: 'none' }, 'bytes')).status).toBe(404);
  });

  test('is refused when another run carries the task out', async () => {
    const attempt = await openAttempt();
    await post('begin', attempt);
    expect((await store({ ...attempt, run_id: 'another' }, 'bytes')).status).toBe(409);
  });
});

describe('who does not know the token of workers', () => {
  const begin = { task_id: 'a', run_id: 'b', subtask: 'c', attempt: 1, worker: 'd' };

  test.each([[{}], [{ authorization: 'Bearer another-token-of-somebody' }], [{ authorization: TOKEN }]])(
    'is refused: %j',
    async (given) => {
      expect((await stack.api.post<ErrorBody>('/attempts/begin', begin, { headers: given })).status).toBe(401);
    },
  );
});

test.each([
  ['no attempt', { attempt: undefined }, 'attempt'],
  ['an attempt of 0', { attempt: 0 }, 'attempt'],
  ['a NUL in its task', { task_id: 'a\0b' }, 'task_id'],
  ['a step of a series without its time', { measures: [{ epoch: 1 }] }, 'measures'],
  ['a level of logs that there is not', { logs: [{ ts: '2026-01-01T00:00:00Z', level: 'loud', message: '' }] }, 'logs'],
  ['a field that there is not', { colour: 'red' }, 'colour'],
])('a report with %s is refused', async (_, change, field) => {
  const attempt = { task_id: 'a', run_id: 'b', subtask: 'c', worker: 'd', attempt: 1 };
  const answer = await stack.api.post<ErrorBody>('/attempts/report', report(attempt, change), { headers });
  expect(answer.status).toBe(400);
  expect(Object.keys(answer.body.details).join()).toContain(field);
});

// Last: its API becomes that of the stack.
test('a server without a token hears no worker', async () => {
  const { client } = await stack.startApi({ env: { WORKER_TOKEN: '' } });
  const { status, body } = await client.post<ErrorBody>('/attempts/begin', {}, { headers });
  expect([status, body.details['_']?.join()]).toEqual([403, expect.stringContaining('set WORKER_TOKEN')]);
});
