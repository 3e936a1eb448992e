import { request } from 'undici';
import { submitAnalysis } from '../rig/tasks.js';
import { useStack } from '../rig/use-stack.js';

const APP = 'https://app.example';
const OTHER = 'https://other.example:8443';
const stack = useStack({ env: { CORS_ORIGINS: `${APP},${OTHER}` } });

async function ask(path: string, origin: string | null, method: 'GET' | 'OPTIONS' = 'GET', more: object = {}) {
  const headers = { ...(origin !== null && { origin }), ...more };
  const { statusCode, headers: answered, body } = await request(stack.api.url + path, { method, headers });
  body.on('error', () => undefined).destroy();
  return { status: statusCode, headers: answered };
}

describe('with CORS_ORIGINS', () => {
  test.each([APP, OTHER])('a page of %s may read the answers, and the headers that matter', async (origin) => {
    const { headers } = await ask('/api/v1/tasks', origin);
    expect(headers['access-control-allow-origin']).toBe(origin);
    expect(headers['vary']).toContain('Origin');
    for (const name of ['Location', 'Retry-After', 'ETag', 'Content-Range', 'Content-Disposition'])
      expect(headers['access-control-expose-headers']).toContain(name);
    expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
  });

  test.each([
    ['a refusal', 404, '/api/v1/tasks/nobody'],
    ['an unknown route', 404, '/nowhere'],
    ['a wrong query', 400, '/api/v1/tasks?limit=0'],
  ])('it may read %s as well', async (_, status, path) => {
    const answer = await ask(path, APP);
    expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([status, APP]);
  });

  test('it may read a stream of events', async () => {
    const taskId = await submitAnalysis(stack, stack.trees);
    const { status, headers } = await ask(`/api/v1/tasks/${taskId}/events`, APP);
    expect([status, headers['access-control-allow-origin']]).toEqual([200, APP]);
  });

  test.each([
    ['another origin', 'https://elsewhere.example'],
    ['the origin on another port', `${APP}:444`],
    ['an origin that begins alike', `${APP}.elsewhere.example`],
    ['no origin of its own', 'null'],
  ])('a page of %s may not', async (_, origin) => {
    const { status, headers } = await ask('/api/v1/tasks', origin);
    expect(status).toBe(200);
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  test('a program that sends no origin is served as ever', async () => {
    const { status, headers } = await ask('/api/v1/tasks', null);
    expect([status, headers['access-control-allow-origin']]).toEqual([200, undefined]);
  });

  test('a preflight is answered with what may be sent, and may be remembered', async () => {
    const wish = {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,idempotency-key',
    };
    const { status, headers } = await ask('/api/v1/tasks', APP, 'OPTIONS', wish);
    expect(status).toBe(204);
    expect(headers['access-control-allow-origin']).toBe(APP);
    for (const method of ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'])
      expect(headers['access-control-allow-methods']).toContain(method);
    expect(headers['access-control-allow-headers']).toBe('content-type,idempotency-key');
    expect(Number(headers['access-control-max-age'])).toBeGreaterThan(0);
  });

  test('a preflight of another origin is allowed nothing', async () => {
    const wish = { 'access-control-request-method': 'POST' };
    const { headers } = await ask('/api/v1/tasks', 'https://elsewhere.example', 'OPTIONS', wish);
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});

test('without CORS_ORIGINS no page of another origin may read anything', async () => {
  await stack.startApi({ env: { CORS_ORIGINS: '' } });
  const { headers } = await ask('/api/v1/tasks', APP);
  expect(headers['access-control-allow-origin']).toBeUndefined();
  expect(headers['cross-origin-resource-policy']).toBe('same-origin');
});
