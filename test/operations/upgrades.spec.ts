import { connect } from 'node:net';
import { once } from 'node:events';
import { exchangeBytes } from '../rig/http/exchange-bytes.js';
import type { TaskAnswer } from '../rig/http/views.js';
import { useStack } from '../rig/use-stack.js';

const stack = useStack();
/** What a client of HTTP/2, such as Java's, sends along with its first request. */
const OFFER =
  'Host: localhost\r\nConnection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n';

async function exchange(request: string): Promise<{ status: string; body: string }> {
  const [head = '', body = ''] = (await exchangeBytes(stack.api.url, request)).split('\r\n\r\n');
  return { status: head.split('\r\n')[0] ?? '', body };
}

describe('a request that offers HTTP/2 is answered as if it had not', () => {
  test('without a body', async () => {
    const { status, body } = await exchange(`GET /health/live HTTP/1.1\r\n${OFFER}\r\n`);
    expect([status, body]).toEqual(['HTTP/1.1 200 OK', '{"status":"ok"}']);
  });

  test('with a body', async () => {
    const task = JSON.stringify({ task_type: 'code_analysis', source: { path: stack.trees } });
    const headers = `${OFFER}Content-Type: application/json\r\nContent-Length: ${task.length}\r\n`;
    const { status, body } = await exchange(`POST /api/v1/tasks HTTP/1.1\r\n${headers}\r\n${task}`);
    expect(status).toBe('HTTP/1.1 202 Accepted');
    expect((await stack.api.readTask((JSON.parse(body) as TaskAnswer).task_id)).task_type).toBe('code_analysis');
  });
});

test('clients that vanish in the middle of a refused handshake leave the API alive', async () => {
  const { hostname, port } = new URL(stack.api.url);
  for (let n = 0; n < 50; n++) {
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.write('GET /elsewhere HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    socket.resetAndDestroy();
  }
  expect((await stack.api.get('//health/live')).status).toBe(200);
});
