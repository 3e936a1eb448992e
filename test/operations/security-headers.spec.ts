import { request } from 'undici';
import { exchangeBytes } from '../rig/http/exchange-bytes.js';
import { submitAnalysis } from '../rig/tasks.js';
import { useStack } from '../rig/use-stack.js';

const stack = useStack({ env: { BODY_LIMIT_BYTES: '2048' } });
const JSON_TYPE = { 'content-type': 'application/json' };

interface Sent {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

async function readHeaders({ method = 'GET', path, headers = {}, body }: Sent) {
  const answer = await request(stack.api.url + path, { method, headers, ...(body !== undefined && { body }) });
  answer.body.on('error', () => undefined).destroy();
  return { status: answer.statusCode, headers: answer.headers };
}

describe('every answer carries the security headers', () => {
  test.each<[string, number, Sent]>([
    ['an answer', 200, { path: '/api/v1/tasks' }],
    ['a document', 200, { path: '/openapi.json' }],
    ['the metrics', 200, { path: '/metrics' }],
    ['a health check', 200, { path: '/health/live' }],
    ['a part that is away', 503, { path: '/health/ready' }],
    ['the page of the API', 200, { path: '/docs' }],
    ['an unknown route', 404, { path: '/nowhere' }],
    ['an unknown task', 404, { path: '/api/v1/tasks/nobody' }],
    ['a method that there is not', 404, { method: 'PUT', path: '/api/v1/tasks' }],
    ['a query that is wrong', 400, { path: '/api/v1/tasks?limit=0' }],
    ['a body that is no JSON', 400, { method: 'POST', path: '/api/v1/tasks', headers: JSON_TYPE, body: '{' }],
    [
      'a body that is too large',
      413,
      { method: 'POST', path: '/api/v1/tasks', headers: JSON_TYPE, body: `"${'x'.repeat(4096)}"` },
    ],
    [
      'a body of another type',
      415,
      { method: 'POST', path: '/api/v1/tasks', headers: { 'content-type': 'text/xml' }, body: '<a/>' },
    ],
    ['an address that cannot be decoded', 400, { path: '/api/v1/tasks/%E0%A4%A' }],
    ['an address that is too long', 414, { path: `/api/v1/tasks/${'x'.repeat(400)}` }],
  ])('%s', async (_, status, sent) => {
    const answer = await readHeaders(sent);
    expect([answer.status, answer.headers]).toEqual([
      status,
      expect.objectContaining({
        'content-security-policy': expect.stringMatching(/^default-src '(self|none)';/) as string,
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
      }),
    ]);
    expect(answer.headers).not.toHaveProperty('x-powered-by');
  });

  test('a stream of events', async () => {
    const taskId = await submitAnalysis(stack, stack.trees);
    const { status, headers } = await readHeaders({ path: `/api/v1/tasks/${taskId}/events` });
    expect([status, headers['content-type']]).toEqual([200, 'text/event-stream; charset=utf-8']);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'") as string,
      'cache-control': 'no-store',
    });
  });

  test('what is no HTTP at all', async () => {
    const answer = (await exchangeBytes(stack.api.url, 'hello\r\n\r\n')).toLowerCase();
    expect(answer).toContain('http/1.1 400');
    expect(answer).toContain('x-content-type-options: nosniff');
  });
});

test('only the page of the API may hold inline code, and nothing may be framed', async () => {
  const policyOf = async (path: string) => String((await readHeaders({ path })).headers['content-security-policy']);
  expect(await policyOf('/api/v1/tasks')).not.toContain('unsafe');
  expect(await policyOf('/docsomething')).not.toContain('unsafe');
  expect(await policyOf('/docs')).toContain("script-src 'self' 'unsafe-inline'");
  for (const path of ['/api/v1/tasks', '/docs']) expect(await policyOf(path)).toContain("frame-ancestors 'none'");
});
