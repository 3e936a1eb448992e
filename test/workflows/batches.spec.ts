import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SubtaskView, TaskView } from '../rig/http/views.js';
import { useStack } from '../rig/use-stack.js';

const log = join(tmpdir(), `bench-${process.pid}.log`);
const stack = useStack({ env: { MILLRACE_BENCH: '1', BENCH_LOG: log } });

async function submit(tag: string, fields: object): Promise<string> {
  return (await stack.api.submit({ task_type: 'bench_fan_out', tag, ms: 0, ...fields })).task_id;
}

async function run(tag: string, fields: object): Promise<TaskView> {
  return stack.api.waitForTask(await submit(tag, fields));
}

async function readResult(taskId: string): Promise<unknown> {
  return (await stack.api.get<{ result: unknown }>(`/tasks/${taskId}/result`)).body.result;
}

/** How often the body of each item was begun. */
function countStarts(tag: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    const [kind, item = ''] = line.split(' ');
    if (kind === 'S' && item.startsWith(`${tag}.`)) counts[item] = (counts[item] ?? 0) + 1;
  }
  return counts;
}

const statuses = (subtasks: readonly SubtaskView[]) => subtasks.map(({ status }) => status);

describe('many subtasks in few activities', () => {
  beforeAll(() => stack.startWorker());

  test('each have their own row, and one activity carries up to 50', async () => {
    const task = await run('many', { n: 120 });
    expect(task.subtasks.map(({ name }) => name)).toEqual(Array.from({ length: 120 }, (_, n) => `many.${n}`));
    expect(new Set(statuses(task.subtasks))).toEqual(new Set(['SUCCESS']));
    expect(await readResult(task.task_id)).toEqual({ sum: (119 * 120) / 2 });
    const scheduled = (await stack.engine.readHistory(task.task_id)).flatMap(
      ({ activityTaskScheduledEventAttributes: about }) => about?.activityId ?? [],
    );
    expect(scheduled).toEqual(['many.0 to many.39', 'many.40 to many.79', 'many.80 to many.119']);
  });

  test('are divided further when their requests are large', async () => {
    const task = await run('large', { n: 50, ballast: 'x'.repeat(10_000) });
    expect(new Set(statuses(task.subtasks))).toEqual(new Set(['SUCCESS']));
    const requests = (await stack.engine.readHistory(task.task_id)).flatMap(
      ({ activityTaskScheduledEventAttributes: about }) => about?.input?.payloads?.[0]?.data?.length ?? [],
    );
    expect(requests.length).toBeGreaterThan(1);
    expect(Math.max(...requests)).toBeLessThan(256 * 1024);
  });

  test('tell each subtask and the whole in their events, without a gap', async () => {
    const taskId = await submit('told', { n: 60 });
    const seen: number[] = [];
    const ends = new Map<string, number>();
    for await (const { id, event, data } of stack.api.events(taskId)) {
      seen.push(Number(id));
      if (event === 'subtask' && data.status === 'SUCCESS')
        ends.set(data.subtask ?? '', (ends.get(data.subtask ?? '') ?? 0) + 1);
    }
    expect(seen).toEqual(Array.from({ length: seen.length }, (_, index) => index + 1));
    expect([...ends.values()]).toEqual(Array(60).fill(1));
  });

  test('run only the failed item again', async () => {
    const task = await run('flaky', { n: 4, flaky: [2] });
    expect([task.status, task.partial]).toEqual(['SUCCESS', false]);
    expect(countStarts('flaky')).toEqual({ 'flaky.0': 1, 'flaky.1': 1, 'flaky.2': 2, 'flaky.3': 1 });
    expect(task.subtasks.map(({ attempt }) => attempt)).toEqual([1, 1, 2, 1]);
  });

  test('make the task partial when one of them fails for good, and keep what the others made', async () => {
    const task = await run('broken', { n: 3, failing: [1] });
    expect([task.status, task.partial]).toEqual(['SUCCESS', true]);
    expect(statuses(task.subtasks)).toEqual(['SUCCESS', 'FAILURE', 'SUCCESS']);
    expect(task.subtasks[1]?.error).toMatchObject({ type: 'BrokenItem', subtask: 'broken.1' });
    expect(await readResult(task.task_id)).toEqual({ sum: 2 });
    expect(countStarts('broken')['broken.1']).toBe(1);
  });

  test('fail for good beside others that are tried again, and each keeps its own error', async () => {
    const task = await run('mixed', { n: 4, failing: [1], flaky: [2] });
    expect([task.status, task.partial]).toEqual(['SUCCESS', true]);
    expect(statuses(task.subtasks)).toEqual(['SUCCESS', 'FAILURE', 'SUCCESS', 'SUCCESS']);
    expect(task.subtasks[1]?.error).toMatchObject({ type: 'BrokenItem', subtask: 'mixed.1' });
    expect(await readResult(task.task_id)).toEqual({ sum: 5 });
    expect(countStarts('mixed')).toEqual({ 'mixed.0': 1, 'mixed.1': 1, 'mixed.2': 2, 'mixed.3': 1 });
  });

  test('fail the task when all of them fail', async () => {
    const task = await run('lost', { n: 2, failing: [0, 1] });
    expect([task.status, task.error?.type]).toEqual(['FAILURE', 'BrokenItem']);
  });

  test('stop when the task is cancelled', async () => {
    const taskId = await submit('stopped', { n: 70, ms: 60_000 });
    await stack.api.waitForEvent(
      taskId,
      'a running item',
      ({ data }) => data.status === 'PROCESSING' && !!data.subtask,
    );
    await stack.api.post(`/tasks/${taskId}/cancel`);
    const task = await stack.api.waitForTask(taskId);
    expect([task.status, new Set(statuses(task.subtasks))]).toEqual(['REVOKED', new Set(['REVOKED'])]);
  });

  test('are run again one by one by a rerun', async () => {
    const first = await run('again', { n: 3, failing: [1] });
    const answer = await stack.api.post<{ task_id: string }>(`/tasks/${first.task_id}/rerun`, {
      input: { tag: 'again', n: 3, ms: 0, failing: [] },
      only: ['again.1'],
    });
    const second = await stack.api.waitForTask(answer.body.task_id);
    expect([second.status, second.partial]).toEqual(['SUCCESS', false]);
    expect(countStarts('again')).toEqual({ 'again.0': 1, 'again.1': 2, 'again.2': 1 });
    expect(await readResult(second.task_id)).toEqual({ sum: 3 });
  });
});

test('a killed worker costs the items that had not ended, not the others', async () => {
  const worker = await stack.startWorker();
  const taskId = await submit('killed', { n: 2, ms: 0 });
  await stack.api.waitForTask(taskId);
  const long = await submit('half', { n: 100, ms: 400 });
  await stack.api.waitForEvent(
    long,
    'ended items',
    ({ event, data }) => event === 'subtask' && data.status === 'SUCCESS',
  );
  await worker.end('SIGKILL');
  await stack.startWorker();
  const task = await stack.api.waitForTask(long);
  expect([task.status, new Set(statuses(task.subtasks))]).toEqual(['SUCCESS', new Set(['SUCCESS'])]);
  expect(await readResult(long)).toEqual({ sum: (99 * 100) / 2 });
});
