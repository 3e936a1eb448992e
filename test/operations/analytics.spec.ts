import type { ErrorBody, TaskView } from '../rig/http/views.js';
import { submitAnalysis } from '../rig/tasks.js';
import { useStack } from '../rig/use-stack.js';
import { type Scripts, startScriptedWorker, submitScripts } from '../tasks/support/scripts.js';

interface Percentiles {
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p99: number | null;
}

interface Item {
  readonly group: string | null;
  readonly bucket: string | null;
  readonly total: number;
  readonly by_status: Readonly<Record<string, number>>;
  readonly success_rate: number | null;
  readonly partial: number;
  readonly retries: number;
  readonly duration_ms: Percentiles;
  readonly queue_wait_ms: Percentiles;
}

interface Analytics {
  readonly since: string;
  readonly until: string;
  readonly items: readonly Item[];
}

const NOTHING = { p50: null, p90: null, p99: null };
const stack = useStack();
const tasks: TaskView[] = [];

const read = async (query = '') => (await stack.api.get<Analytics>(`/analytics?${query}`)).body;
const run = async (team: string, scripts: Scripts) => {
  tasks.push(await stack.api.waitForTask(await submitScripts(stack, scripts, { options: { tags: { team } } })));
};

/** As PostgreSQL's percentile_cont says it. */
function percentile(values: readonly number[], fraction: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = fraction * (sorted.length - 1);
  const [low = NaN, high = NaN] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low + (high - low) * (place - Math.floor(place));
}

// Two successes, one of them partial, after three retries in all; a failure; a cancelled task; one that waits.
beforeAll(async () => {
  await startScriptedWorker(stack);
  const broken = ['refuse', 'Broken', 'it is broken'] as const;
  const unlucky = ['fail', 'NoLuck', 'not this time'] as const;
  await run('web', { static: [[unlucky], [unlucky], []] });
  await run('web', { security: [[broken]], static: [[unlucky], []] });
  await run('ops', { static: [[broken]] });
  const later = { options: { tags: { team: 'ops' }, start_delay_seconds: 600 } };
  const revoked = await submitAnalysis(stack, stack.trees, later);
  await stack.api.post(`/tasks/${revoked}/cancel`);
  tasks.push(await stack.api.readTask(revoked));
  tasks.push(
    await stack.api.readTask(await submitAnalysis(stack, stack.trees, { options: { start_delay_seconds: 600 } })),
  );
});

describe('the analytics', () => {
  test('count the tasks of the last day by state, partial ones and retries', async () => {
    const { since, until, items } = await read();
    expect(Date.parse(until) - Date.parse(since)).toBe(24 * 3600 * 1000);
    expect(items).toEqual([
      expect.objectContaining({
        group: null,
        bucket: null,
        total: 5,
        by_status: { PENDING: 1, PROCESSING: 0, SUCCESS: 2, FAILURE: 1, REVOKED: 1 },
        partial: 1,
        retries: 3,
      }),
    ]);
  });

  test('tell successes among those that ended by themselves', async () => {
    expect((await read()).items[0]?.success_rate).toBeCloseTo(2 / 3);
  });

  test('tell percentiles of what the tasks themselves tell: how long they ran, and waited to start', async () => {
    const durations = tasks.flatMap(({ duration_ms }) => duration_ms ?? []);
    const waits = tasks.flatMap(({ started_at, queue_ms }) => (started_at === null ? [] : queue_ms));
    expect([durations.length, waits.length]).toEqual([3, 3]);
    const { duration_ms, queue_wait_ms } = (await read()).items[0] ?? {};
    for (const [told, values] of [[duration_ms, durations] as const, [queue_wait_ms, waits] as const]) {
      expect(told?.p50).toBeCloseTo(percentile(values, 0.5), 3);
      expect(told?.p90).toBeCloseTo(percentile(values, 0.9), 3);
      expect(told?.p99).toBeCloseTo(percentile(values, 0.99), 3);
    }
  });

  test('group by a tag, tasks without it by themselves', async () => {
    const { items } = await read('group_by=tag.team');
    const totals = Object.fromEntries(items.map(({ group, total, retries }) => [String(group), [total, retries]]));
    expect(totals).toEqual({ web: [2, 3], ops: [2, 0], null: [1, 0] });
    const ops = items.find(({ group }) => group === 'ops');
    expect(ops).toMatchObject({ success_rate: 0, by_status: { FAILURE: 1, REVOKED: 1 } });
  });

  test('group by task type and by task queue', async () => {
    for (const [name, group] of [
      ['task_type', 'code_analysis'],
      ['task_queue', 'cpu'],
    ]) {
      const { items } = await read(`group_by=${name}`);
      expect(items.map((item) => [item.group, item.total])).toEqual([[group, 5]]);
    }
  });

  test.each([
    ['hour', /T\d\d:00:00\.000Z$/],
    ['day', /T00:00:00\.000Z$/],
  ])('split time by the %s, oldest first', async (bucket, start) => {
    const { items } = await read(`bucket=${bucket}`);
    expect(items.reduce((sum, { total }) => sum + total, 0)).toBe(5);
    const starts = items.map((item) => item.bucket ?? '');
    for (const moment of starts) expect(moment).toMatch(start);
    expect(starts).toEqual([...starts].sort());
  });

  test('look at the tasks accepted since one moment and before another', async () => {
    const moment = encodeURIComponent(tasks[2]?.created_at ?? '');
    const total = async (query: string) => (await read(query)).items[0]?.total;
    expect([await total(`since=${moment}`), await total(`until=${moment}`)]).toEqual([3, 2]);
    expect((await read(`since=${moment}&until=${moment}`)).items).toEqual([]);
  });

  test('say null where there is nothing to tell', async () => {
    const { items } = await read('group_by=tag.team');
    const untagged = items.find(({ group }) => group === null);
    expect(untagged).toMatchObject({ success_rate: null, duration_ms: NOTHING, queue_wait_ms: NOTHING });
  });

  test.each([
    ['group_by=colour', 'group_by'],
    ['group_by=tag.', 'group_by'],
    ['group_by=tag.%00', 'group_by'],
    ['bucket=minute', 'bucket'],
    ['since=yesterday', 'since'],
    ['until=soon', 'until'],
  ])('refuse %s by name', async (query, field) => {
    const { status, body } = await stack.api.get<ErrorBody>(`/analytics?${query}`);
    expect([status, Object.keys(body.details)]).toEqual([400, [field]]);
  });
});
