import { join } from 'node:path';
import { EventSource } from 'eventsource';
import type { StreamEvent } from '../rig/events/stream-event.js';
import { writeModules } from '../rig/trees/write-modules.js';
import { useStack } from '../rig/use-stack.js';

const stack = useStack({ workers: ['workflows,cpu'] });
let tree: string;

beforeAll(() => {
  tree = writeModules(join(stack.trees, 'modules'), 40);
});

const submit = async () => (await stack.api.submit({ task_type: 'code_analysis', source: { path: tree } })).task_id;

async function readAll(taskId: string, lastEventId?: number): Promise<StreamEvent[]> {
  const events: StreamEvent[] = [];
  for await (const event of stack.api.events(taskId, lastEventId)) events.push(event);
  return events;
}

function expectWhole(events: readonly StreamEvent[]): void {
  expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
  expect(events.at(-1)?.event).toBe('done');
}

describe('the events of a task', () => {
  test('come as they happen, numbered without gaps, from its acceptance to done', async () => {
    const taskId = await submit();
    const events = await readAll(taskId);
    expectWhole(events);
    expect(events[0]).toMatchObject({ event: 'progress', data: { status: 'PENDING', message: 'Accepted' } });
    expect(events.at(-1)?.data).toMatchObject({ task_id: taskId, status: 'SUCCESS', progress: 100 });
    expect(new Set(events.map(({ event }) => event))).toEqual(new Set(['progress', 'subtask', 'done']));
  });

  test('tell of progress in files, which never goes back while the task runs', async () => {
    const events = await readAll(await submit());
    const percents = events.flatMap(({ event, data }) => (event === 'progress' ? [data.progress ?? 0] : []));
    expect(percents).toEqual([...percents].sort((a, b) => a - b));
    expect(events.some(({ data }) => /\d+\/40 files/.test(data.message ?? ''))).toBe(true);
  });

  test('come exactly once to a reader that is cut off again and again and resumes', async () => {
    const taskId = await submit();
    const seen: StreamEvent[] = [];
    let drops = 0;
    while (seen.at(-1)?.event !== 'done') {
      let now = 0;
      for await (const event of stack.api.events(taskId, seen.at(-1)?.id)) {
        seen.push(event);
        if (++now === 3) break;
      }
      drops += 1;
    }
    expect(drops).toBeGreaterThan(2);
    expectWhole(seen);
    expect(seen).toEqual(await readAll(taskId));
  });

  test('come to many readers alike', async () => {
    const taskId = await submit();
    const [first, ...others] = await Promise.all(Array.from({ length: 10 }, () => readAll(taskId)));
    expectWhole(first ?? []);
    for (const other of others) expect(other).toEqual(first);
  });

  test('come whole, done included, to a reader that joins after the end', async () => {
    const taskId = await submit();
    const live = await readAll(taskId);
    expect(await readAll(taskId)).toEqual(live);
  });

  test('come from the place asked for, and end at once past done', async () => {
    const taskId = await submit();
    const all = await readAll(taskId);
    expect(await readAll(taskId, 4)).toEqual(all.slice(4));
    expect(await readAll(taskId, all.length - 1)).toEqual(all.slice(-1));
  });

  test('come through the other API as well', async () => {
    const first = stack.api;
    const { client: second } = await stack.startApi();
    const { task_id } = await first.submit({ task_type: 'code_analysis', source: { path: tree } });
    const heard: StreamEvent[] = [];
    for await (const event of second.events(task_id)) heard.push(event);
    expectWhole(heard);
  });

  test('come exactly once to a standard client that reconnects when the API is killed', async () => {
    const api = await stack.startApi();
    const taskId = await submit();
    const ids: number[] = [];
    const source = new EventSource(`${api.client.url}/api/v1/tasks/${taskId}/events`);
    const done = new Promise<void>((resolve) => {
      for (const name of ['progress', 'subtask', 'log', 'done'])
        source.addEventListener(name, ({ lastEventId }) => {
          ids.push(Number(lastEventId));
          if (name === 'done') resolve();
          else if (ids.length === 2) void api.end('SIGKILL').then(() => stack.startApi({ port: api.port }));
        });
    });
    await done;
    source.close();
    expect(ids).toEqual(ids.map((_, index) => index + 1));
    expect(ids.length).toBe((await readAll(taskId)).length);
  });
});
