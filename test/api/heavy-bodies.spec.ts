import { connect, type Socket } from 'node:net';
import { setInterval as every } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import type { ErrorBody } from '../rig/http/views.js';
import { useStack } from '../rig/use-stack.js';
import { waitFor } from '../rig/wait-for.js';

const MEGABYTES = 10_000_000;
const TRICKLES = 40;

const stack = useStack({ env: { BODY_TIMEOUT_SECONDS: '5' } });
const task = () => ({ task_type: 'code_analysis', source: { path: stack.trees } });
const send = (raw: string) => stack.api.post<ErrorBody>('/tasks', undefined, { raw });

// Whatever came before, the next request is answered.
afterEach(async () => {
  expect((await stack.api.post('/tasks', task())).status).toBe(202);
});

describe('ten megabytes of JSON, below the limit of a body', () => {
  const pad = (piece: string) => piece.repeat(Math.ceil(MEGABYTES / piece.length));

  test.each([
    ['in one text', () => ({ ...task(), noise: pad('x') }), 400, 'noise'],
    ['in one list', () => ({ ...task(), noise: Array.from({ length: MEGABYTES / 2 }, () => 0) }), 400, 'noise'],
    ['in lists in a list', () => ({ ...task(), noise: Array.from({ length: MEGABYTES / 3 }, () => []) }), 400, 'noise'],
    ['in an archive that is none', () => ({ ...task(), source: { archive: pad('QUJD') } }), 422, 'source.archive'],
    ['in an archive that is no base64', () => ({ ...task(), source: { archive: pad('?') } }), 400, 'source.archive'],
    ['in a field of the wrong type', () => ({ ...task(), analyzers: pad('static,') }), 400, 'analyzers'],
  ])('is refused by the name of the field: %s', async (_, body, status, field) => {
    const answer = await send(JSON.stringify(body()));
    expect([answer.status, Object.keys(answer.body.details)]).toEqual([status, [field]]);
  });

  test('is refused when it is all names', async () => {
    const names = Array.from({ length: 200_000 }, (_, n) => [`field_${n}_${'x'.repeat(30)}`, 0]);
    const { status, body } = await send(JSON.stringify({ ...task(), ...(Object.fromEntries(names) as object) }));
    expect([status, body.details]).toEqual([400, { _: [expect.stringContaining('1000 names') as string] }]);
  });

  test('nested to the end is refused', async () => {
    const depth = MEGABYTES / 2;
    const { status } = await send(`{"task_type": "code_analysis", "source": ${'['.repeat(depth)}${']'.repeat(depth)}}`);
    expect(status).toBe(400);
  });
});

describe('a key that comes twice', () => {
  test('holds its last value, for the check and for the task alike', async () => {
    const { path } = task().source;
    const twice = `{"task_type": "alchemy", "task_type": "code_analysis",
      "source": {"path": "/etc"}, "source": {"path": "/etc", "path": ${JSON.stringify(path)}}}`;
    const { status, body } = await stack.api.post<{ task_id: string }>('/tasks', undefined, { raw: twice });
    expect(status).toBe(202);
    expect((await stack.api.readTask(body.task_id)).input).toEqual({ source: { path } });
  });

  test('is refused for its last value', async () => {
    const { status, body } = await send('{"task_type": "code_analysis", "task_type": "alchemy"}');
    expect([status, Object.keys(body.details)]).toEqual([400, ['task_type']]);
  });
});

describe('bodies that come a byte at a time', () => {
  const head = (path: string, length: number) =>
    `POST /api/v1${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;

  async function trickle(socket: Socket, bytes: string): Promise<void> {
    const rest = bytes[Symbol.iterator]();
    for await (const _ of every(100)) {
      const { value, done } = rest.next();
      if (done || socket.destroyed) return;
      socket.write(value);
    }
  }

  test('hold nobody else up, and are refused with 408 when they do not end in time', async () => {
    const { hostname, port } = new URL(stack.api.url);
    const sockets = Array.from({ length: TRICKLES }, () => connect(Number(port), hostname));
    const answers = sockets.map(async (socket) => {
      socket.on('error', () => undefined);
      const answer = text(socket).catch(() => '');
      socket.write(head('/tasks', 1_000_000));
      await trickle(socket, `{"task_type": "${'x'.repeat(1_000)}`);
      return answer;
    });
    await waitFor('all of them to be connected', () => sockets.every(({ connecting }) => !connecting));
    expect((await stack.api.post('/tasks', task())).status).toBe(202);
    for (const answer of await Promise.all(answers)) {
      expect(answer).toMatch(/^HTTP\/1\.1 408 /);
      const { error, details } = JSON.parse(answer.split('\r\n\r\n')[1] ?? '') as ErrorBody;
      expect([error, Object.keys(details)]).toEqual(['Too slow', ['_']]);
    }
  });

  test('are taken when they end in time', async () => {
    const { hostname, port } = new URL(stack.api.url);
    const body = `${JSON.stringify(task())}`;
    const socket = connect(Number(port), hostname);
    const [first, last] = [body.slice(0, -20), body.slice(-20)];
    socket.write(head('/tasks', Buffer.byteLength(body)) + first);
    await trickle(socket, last);
    const answer = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString())));
    socket.destroy();
    expect(answer).toMatch(/^HTTP\/1\.1 202 /);
  });
});

describe('a method that a route does not have', () => {
  test.each([
    ['PUT', '/tasks'],
    ['PATCH', '/tasks'],
    ['POST', '/tasks/none'],
    ['DELETE', '/task-types'],
    ['POST', '/analytics'],
    ['PUT', '/artifacts'],
    ['POST', '/workers'],
    ['POST', '//health/live'],
    ['DELETE', '//metrics'],
  ])('is refused with 404: %s %s', async (method, path) => {
    const { status, body } = await stack.api.send<ErrorBody>(method, path, {}, {});
    expect([status, body.error]).toEqual([404, 'Not found']);
  });
});
