import { once } from 'node:events';
import { answer, ChatServer, fail, type Reply, say, send } from '../rig/ai/chat-server.js';
import { analysisRig } from './support/analysis-rig.js';
import { writeTree } from './support/write-tree.js';

const root = writeTree({ 'a.js': 'eval(x);\n' });
const server = await ChatServer.start();
afterAll(() => server.close());
beforeEach(() => server.reset());
const endpoint = { baseUrl: server.baseUrl, model: 'model-1', tokenBudget: 50_000 };
const rig = analysisRig({ roots: [root], ai: endpoint });
const review = (signal?: AbortSignal) => rig.analyze('ai', { path: root }, signal);
const found = answer([{ line: 1, quote: 'eval(x);', cwe: 'CWE-95', severity: 'high', message: 'm', fix: 'f' }]);

it('is skipped with the reason when no endpoint is set', async () => {
  await expect(analysisRig({ roots: [root] }).analyze('ai', { path: root })).rejects.toMatchObject({
    name: 'SubtaskSkipped',
    message: expect.stringMatching(/Set AI_BASE_URL and AI_MODEL/) as string,
  });
});

it('waits as long as Retry-After says after 429', async () => {
  server.replies = [fail(429, { 'retry-after': '2' }), found];
  expect((await review()).findings).toHaveLength(1);
  const [first, second] = server.asked.map(({ at }) => at);
  expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(1_990);
});

it.each([500, 502, 503])('asks again after %s', async (status) => {
  server.replies = [fail(status), fail(status), found];
  expect((await review()).findings).toHaveLength(1);
});

it('may be tried again when the endpoint stays away', async () => {
  server.otherwise = fail(503);
  await expect(review()).rejects.toMatchObject({ name: 'AiUnavailable' });
});

it('may be tried again when the connection breaks', async () => {
  server.otherwise = (response) => void response.destroy();
  await expect(review()).rejects.toMatchObject({ name: 'AiUnavailable' });
});

it.each([401, 403, 404])('gives up at the first %s, and says what to check', async (status) => {
  server.otherwise = fail(status, {});
  await expect(review()).rejects.toMatchObject({
    name: 'AiRefused',
    message: expect.stringMatching(/Check AI_BASE_URL, AI_API_KEY and AI_MODEL/) as string,
  });
  expect(server.asked).toHaveLength(1);
});

const html: Reply = (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>');
const torn: Reply = (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"cho');
const malformed: readonly [string, Reply][] = [
  ['no JSON', say('I think that')],
  ['JSON of another form', say('{"result": "fine"}')],
  [
    'a finding without its line',
    answer([{ quote: 'eval(x);', cwe: 'CWE-95', severity: 'high', message: '', fix: '' }]),
  ],
  ['a weakness that is none', answer([{ line: 1, quote: '', cwe: 'EVIL', severity: 'high', message: '', fix: '' }])],
  ['nothing', say(null)],
  ['no completion', send({ hello: 'world' })],
  ['a page', html],
  ['half a body', torn],
];

it.each(malformed)('asks once more when the answer is %s', async (_what, reply) => {
  server.replies = [reply, found];
  expect((await review()).findings).toHaveLength(1);
});

it.each(malformed)('fails when it is never more than %s', async (_what, reply) => {
  server.otherwise = reply;
  await expect(review()).rejects.toMatchObject({ name: 'AiRefused' });
  expect(server.asked).toHaveLength(2);
});

it('stops in the middle of a question when it is aborted', async () => {
  const abort = new AbortController();
  const closed = new Promise((resolve) => {
    server.otherwise = (response) => {
      resolve(once(response, 'close'));
      abort.abort(new Error('enough'));
    };
  });
  await expect(review(abort.signal)).rejects.toThrow('enough');
  await closed;
});
