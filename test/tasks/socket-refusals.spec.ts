import { exchangeBytes } from '../rig/http/exchange-bytes.js';
import type { ErrorBody } from '../rig/http/views.js';
import { submitAnalysis } from '../rig/tasks.js';
import { useStack } from '../rig/use-stack.js';
import { Socket } from './support/socket.js';

const stack = useStack();
const LATER = { options: { start_delay_seconds: 600 } };
const CHANNELS = 500;
let socket: Socket;

beforeEach(async () => {
  socket = await Socket.open(stack.api);
});
afterEach(() => socket.close());

describe('a message that cannot be used is answered in the one error shape, and the socket stays', () => {
  test.each<[string, object | string | Buffer, string]>([
    ['text that is no JSON', 'hello', '_'],
    ['an empty text', '', '_'],
    ['JSON that is no object', '["tasks"]', '_'],
    ['null', 'null', '_'],
    ['bytes', Buffer.from('{"subscribe": ["tasks"]}'), '_'],
    ['a field that is not known', { subscribe: [], publish: ['tasks'] }, 'publish'],
    ['a channel that is no list', { subscribe: 'tasks' }, 'subscribe'],
    ['a channel that is no text', { subscribe: [7] }, 'subscribe'],
    ['a channel that there is not', { subscribe: ['weather'] }, 'subscribe'],
    ['more than a hundred channels at once', { subscribe: Array(101).fill('tasks') }, 'subscribe'],
    ['a channel to leave that there is not', { unsubscribe: ['weather'] }, 'unsubscribe'],
    ['a place that is no number', { subscribe: ['tasks'], after: { 'task:x': 'here' } }, 'after'],
    ['a place before the first', { subscribe: ['tasks'], after: { 'task:x': -1 } }, 'after'],
    ['places that are a list', { subscribe: ['tasks'], after: [1] }, 'after'],
  ])('%s', async (_, message, field) => {
    socket.send(message);
    expect(await socket.refusal()).toEqual({
      error: 'Invalid input',
      details: { [field]: [expect.stringMatching(/\S/) as string] },
    });
    expect(await socket.ask({ subscribe: ['tasks'] })).toEqual(['tasks']);
  });

  test('an unknown task, beside one that is known', async () => {
    const taskId = await submitAnalysis(stack, stack.trees, LATER);
    const heard = await socket.ask({ subscribe: ['task:nobody', `task:${taskId}`] });
    expect(heard).toEqual([`task:${taskId}`]);
    const { error, details } = await socket.refusal();
    expect([error, Object.keys(details ?? {})]).toEqual(['Not found', ['task:nobody']]);
  });

  test('one channel more than a socket hears', async () => {
    const taskIds = await Promise.all(
      Array.from({ length: CHANNELS }, () => submitAnalysis(stack, stack.trees, LATER)),
    );
    const channels = ['tasks', ...taskIds.map((taskId) => `task:${taskId}`)];
    let heard: readonly string[] = [];
    for (let at = 0; at < channels.length; at += 100)
      heard = await socket.ask({ subscribe: channels.slice(at, at + 100) });
    expect(heard).toEqual(channels.slice(0, CHANNELS));
    const { error, details = {} } = await socket.refusal();
    expect([error, Object.keys(details)]).toEqual(['Invalid input', channels.slice(-1)]);
    await socket.ask({ unsubscribe: ['tasks'] });
    expect(await socket.ask({ subscribe: channels.slice(-1) })).toHaveLength(CHANNELS);
  });
});

test('a message over 64 KiB closes the socket as too big', async () => {
  socket.send(`{"subscribe": ["${'x'.repeat(64 * 1024)}"]}`);
  expect((await socket.closed).code).toBe(1009);
});

describe('a page of another origin', () => {
  const FOREIGN = 'https://elsewhere.example';

  test('may not listen', async () => {
    await expect(Socket.open(stack.api, { origin: FOREIGN })).rejects.toThrow('403');
  });

  test('may not listen when its origin is null', async () => {
    await expect(Socket.open(stack.api, { origin: 'null' })).rejects.toThrow('403');
  });

  test('may listen when CORS_ORIGINS names its origin, and no other', async () => {
    const { client } = await stack.startApi({ env: { CORS_ORIGINS: `https://app.example,${FOREIGN}` } });
    const listening = await Socket.open(client, { origin: FOREIGN });
    expect(await listening.ask({ subscribe: ['tasks'] })).toEqual(['tasks']);
    await listening.close();
    await expect(Socket.open(client, { origin: 'https://elsewhere.example:444' })).rejects.toThrow('403');
  });

  test('is the own origin of the API when the host is the same', async () => {
    const own = await Socket.open(stack.api, { origin: stack.api.url });
    expect(await own.ask({ subscribe: ['tasks'] })).toEqual(['tasks']);
    await own.close();
  });
});

describe('a handshake that is refused is answered in the one error shape', () => {
  test.each([
    ['another path', '/api/v1/tasks', 'Host: localhost', 404],
    ['another origin', '/api/v1/ws', 'Host: localhost\r\nOrigin: https://third.example', 403],
    ['a key that is missing', '/api/v1/ws', 'Host: localhost', 400],
  ])('%s', async (_, path, headers, status) => {
    const handshake = `GET ${path} HTTP/1.1\r\n${headers}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
    const [head = '', body = ''] = (await exchangeBytes(stack.api.url, handshake)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} [^]*\r\nContent-Type: application/json\r\n`));
    expect(Object.keys((JSON.parse(body) as ErrorBody).details)).toEqual(['_']);
  });

  test('a plain request for the path of the sockets', async () => {
    expect((await stack.api.get('/ws')).status).toBe(404);
  });
});
