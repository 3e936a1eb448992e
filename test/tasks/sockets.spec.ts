import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { submitAnalysis } from '../rig/tasks.js';
import { useStack } from '../rig/use-stack.js';
import { waitFor } from '../rig/wait-for.js';
import { startScriptedWorker, submitScripts } from './support/scripts.js';
import { Socket, type SocketEvent } from './support/socket.js';

const stack = useStack();
const sockets: Socket[] = [];
const gate = (name: string) => join(stack.home, name);
const openGate = (name: string) => writeFileSync(gate(name), '');
const channel = (taskId: string) => `task:${taskId}`;

async function open(): Promise<Socket> {
  const socket = await Socket.open(stack.api);
  sockets.push(socket);
  return socket;
}

/** A task that says something, waits for its gate and says more. */
const submitGated = (name: string) =>
  submitScripts(stack, {
    static: [
      [
        ['progress', 40, 'before the gate'],
        ['log', 'info', 'at the gate'],
        ['waitFor', gate(name)],
        ['progress', 80, 'past the gate'],
      ],
    ],
  });

async function readStream(taskId: string): Promise<SocketEvent[]> {
  const events: SocketEvent[] = [];
  for await (const { data } of stack.api.events(taskId)) events.push(data);
  return events;
}

beforeAll(() => startScriptedWorker(stack));
afterEach(async () => {
  await Promise.all(sockets.splice(0).map((socket) => socket.close()));
});

describe('a WebSocket', () => {
  test('tells the events of a task as the stream does, live and each once', async () => {
    const socket = await open();
    const taskId = await submitGated('same');
    expect(await socket.ask({ subscribe: [channel(taskId)] })).toEqual([channel(taskId)]);
    await waitFor('the log line', () => socket.eventsOf(taskId).some(({ kind }) => kind === 'log'));
    openGate('same');
    const heard = await socket.untilDone(taskId);
    expect(heard).toEqual(await readStream(taskId));
    expect(new Set(heard.map(({ kind }) => kind))).toEqual(new Set(['progress', 'subtask', 'log', 'done']));
  });

  test('tells of several tasks, of each in order and whole', async () => {
    const socket = await open();
    const taskIds = await Promise.all([submitGated('several'), submitGated('several'), submitGated('several')]);
    await socket.ask({ subscribe: taskIds.map(channel) });
    openGate('several');
    for (const taskId of taskIds) expect(await socket.untilDone(taskId)).toEqual(await readStream(taskId));
  });

  test('resumes each task after the last event seen', async () => {
    const taskId = await submitGated('resume');
    openGate('resume');
    await stack.api.waitForTask(taskId);
    const all = await readStream(taskId);
    const socket = await open();
    await socket.ask({ subscribe: [channel(taskId)], after: { [channel(taskId)]: 3 } });
    expect(await socket.untilDone(taskId)).toEqual(all.slice(3));
  });

  test('hears a channel once, however often it is named', async () => {
    const taskId = await submitGated('twice');
    const socket = await open();
    await socket.ask({ subscribe: [channel(taskId), channel(taskId)] });
    await socket.ask({ subscribe: [channel(taskId)] });
    openGate('twice');
    expect(await socket.untilDone(taskId)).toEqual(await readStream(taskId));
  });

  test('hears nothing more of a task it left', async () => {
    const [left, kept] = await Promise.all([submitGated('leave'), submitGated('leave')]);
    const socket = await open();
    await socket.ask({ subscribe: [channel(left), channel(kept)] });
    expect(await socket.ask({ unsubscribe: [channel(left)] })).toEqual([channel(kept)]);
    const before = socket.eventsOf(left);
    openGate('leave');
    await Promise.all([socket.untilDone(kept), stack.api.waitForTask(left)]);
    await socket.ask({});
    expect(socket.eventsOf(left)).toEqual(before);
  });

  test('stays out of a task that it joined and left in one breath', async () => {
    const taskId = await submitGated('breath');
    const socket = await open();
    socket.send({ subscribe: [channel(taskId)] });
    socket.send({ unsubscribe: [channel(taskId)] });
    expect(await socket.ask({})).toEqual([channel(taskId)]);
    await waitFor('three answers', () => socket.heard.filter(({ subscribed }) => subscribed).length === 3);
    expect(socket.heard.filter(({ subscribed }) => subscribed).at(-1)?.subscribed).toEqual([]);
    openGate('breath');
  });
});

describe('the channel of all tasks', () => {
  test('tells of each task as it moves, up to its end, and of nothing else', async () => {
    const socket = await open();
    await socket.ask({ subscribe: ['tasks'] });
    const taskId = await submitGated('tasks');
    // The newest word replaces those before it, so a quick start may hide the acceptance.
    await waitFor('its start', () => socket.eventsOf(taskId).some(({ status }) => status === 'PROCESSING'));
    openGate('tasks');
    const heard = await socket.untilDone(taskId);
    expect(heard.at(-1)).toMatchObject({ kind: 'done', status: 'SUCCESS', progress: 100 });
    expect(heard.filter(({ kind }) => kind !== 'progress' && kind !== 'done')).toEqual([]);
    const order = heard.map(({ seq }) => seq);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  test('tells of a task that nobody works on, and of one that another API accepted', async () => {
    const socket = await open();
    await socket.ask({ subscribe: ['tasks'] });
    await stack.startApi();
    const taskId = await submitAnalysis(stack, stack.trees, { options: { start_delay_seconds: 600 } });
    await waitFor('its acceptance', () => socket.eventsOf(taskId).length > 0);
    await stack.api.post(`/tasks/${taskId}/cancel`);
    const heard = await socket.untilDone(taskId);
    expect(heard.map(({ kind, status }) => [kind, status])).toEqual([
      ['progress', 'PENDING'],
      ['done', 'REVOKED'],
    ]);
  });
});

test('an API that stops says so to its sockets', async () => {
  const api = await stack.startApi();
  const socket = await Socket.open(api.client);
  expect(await api.end()).toEqual({ code: 0, signal: null });
  expect((await socket.closed).code).toBe(1001);
  await stack.startApi();
});
