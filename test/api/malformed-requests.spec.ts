import type { ErrorBody } from '../rig/http/views.js';
import { exchangeBytes } from '../rig/http/exchange-bytes.js';
import { useStack } from '../rig/use-stack.js';

const stack = useStack({ env: { BODY_LIMIT_BYTES: '200000' } });
const body = () => JSON.stringify({ task_type: 'code_analysis', source: { path: stack.trees } });
const send = (raw: string | Buffer, headers: Record<string, string> = {}) =>
  stack.api.post<ErrorBody>('/tasks', undefined, { raw, headers });
const nested = (open: string, close: string) =>
  `{"task_type": "code_analysis", "source": {"path": ${open.repeat(10_000)}1${close.repeat(10_000)}}}`;

// A request that was refused must not cost the next one its answer.
afterEach(async () => {
  expect((await send(body())).status).toBe(202);
});

describe('a body that cannot be used is refused', () => {
  test.each<[string, string | Buffer]>([
    ['JSON that ends too early', '{"task_type": "code_analysis"'],
    ['no JSON', 'task_type=code_analysis'],
    ['an empty body', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['a text', '"code_analysis"'],
    ['objects 10,000 deep', nested('{"a":', '}')],
    ['lists 10,000 deep', nested('[', ']')],
    ['bytes that are no UTF-8', Buffer.from('{"task_type": "\xff\xfe"}', 'latin1')],
    ['options that are null', JSON.stringify({ task_type: 'code_analysis', source: { path: '/a' }, options: null })],
    ['a NUL in a value', '{"task_type": "code_analysis", "source": {"path": "/a\\u0000b"}}'],
    ['a NUL in a name', '{"task_type": "code_analysis", "so\\u0000urce": {}}'],
    ['half of a surrogate pair', '{"task_type": "code_analysis", "source": {"path": "/\\ud800"}}'],
    ['a name that changes every object', '{"task_type": "code_analysis", "__proto__": {"isAdmin": true}}'],
  ])('with 400: %s', async (_, raw) => {
    const answer = await send(raw);
    expect([answer.status, answer.body.error]).toEqual([400, 'Invalid input']);
  });

  test.each([
    ['plain text', 'text/plain'],
    ['a form', 'application/x-www-form-urlencoded'],
    ['XML', 'application/xml'],
  ])('with 415: %s', async (_, type) => {
    const answer = await send(body(), { 'content-type': type });
    expect([answer.status, answer.body.error]).toEqual([415, 'Unsupported media type']);
  });

  test('with 413: over the limit', async () => {
    const answer = await send(JSON.stringify({ task_type: 'x'.repeat(300_000) }));
    expect([answer.status, answer.body.error]).toEqual([413, 'Too large']);
  });
});

describe('bytes that are no request are refused in the same shape', () => {
  test.each([
    ['no HTTP', 'HELLO\r\n\r\n', 400],
    ['headers without end', `GET / HTTP/1.1\r\nX-Long: ${'x'.repeat(20_000)}`, 431],
  ])('%s', async (_, bytes, status) => {
    const answer = await exchangeBytes(stack.api.url, bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    const body = JSON.parse(answer.split('\r\n\r\n')[1] ?? '') as ErrorBody;
    expect(body).toEqual({ error: expect.any(String) as string, details: { _: [expect.any(String)] } });
  });
});

describe('a request to nothing is refused', () => {
  test.each([
    ['an unknown route', 'GET', '/tusks'],
    ['a route above the base path', 'GET', '//nothing'],
    ['a method the route does not have', 'DELETE', '/tasks'],
    ['an unknown task', 'GET', '/tasks/0199f3d2-7c1e-7a50-9b52-6f1d2f6f0a11'],
    ['a task id that is none', 'GET', '/tasks/%E2%98%83'],
    ['a task id with a NUL', 'GET', '/tasks/a%00b'],
    ['a task id longer than any', 'GET', `/tasks/${'a'.repeat(250)}`],
    ['the status of an unknown task', 'GET', '/tasks/none/status/'],
    ['the result of an unknown task', 'GET', '/tasks/none/result/'],
    ['the events of an unknown task', 'GET', '/tasks/none/events'],
    ['the status of a task id with a NUL', 'GET', '/tasks/a%00b/status'],
    ['a cancel of an unknown task', 'POST', '/tasks/none/cancel/'],
    ['a cancel of a task id with a NUL', 'POST', '/tasks/a%00b/cancel/'],
    ['a rerun of an unknown task', 'POST', '/tasks/none/rerun'],
  ])('with 404: %s', async (_, method, path) => {
    const answer = await stack.api.send<ErrorBody>(method, path, undefined, {});
    expect([answer.status, answer.body.error]).toEqual([404, 'Not found']);
  });

  test('with 400: a path that cannot be decoded', async () => {
    const answer = await stack.api.get<ErrorBody>('//docs/%zz');
    expect([answer.status, answer.body.error]).toEqual([400, 'Invalid input']);
  });

  test('with 400: a place in the stream that is none', async () => {
    const { task_id } = await stack.api.submit(JSON.parse(body()) as object);
    const headers = { 'last-event-id': 'yesterday' };
    const answer = await stack.api.get<ErrorBody>(`/tasks/${task_id}/events`, { headers });
    expect([answer.status, Object.keys(answer.body.details)]).toEqual([400, ['Last-Event-ID']]);
  });
});
