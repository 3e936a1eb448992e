import { setTimeout as sleep } from 'node:timers/promises';
import { waitFor } from '../rig/wait-for.js';
import { makeTar } from '../analysis/support/make-tar.js';
import { useStack } from '../rig/use-stack.js';
import type { ErrorBody } from '../rig/http/views.js';
import { ArtifactClient } from './support/artifact-client.js';
import { newBytes } from './support/digest.js';
import { S3Server } from './support/s3-server.js';

/** Longer than all attempts of an analyzer together would take, if they failed. */
const OUTAGE_MS = 6_000;

const env: Record<string, string> = {};
let server: S3Server;
beforeAll(async () => {
  server = await S3Server.start();
  Object.assign(env, server.environment);
});
const stack = useStack({ env, workers: ['workflows,cpu'] });
afterAll(() => server.close());
const artifacts = new ArtifactClient(() => stack.api.url);

describe('while the artifact store is away', () => {
  let kept = '';
  const bytes = newBytes(100);

  beforeAll(async () => {
    kept = (await artifacts.keep(bytes)).artifact_id;
    await server.stop();
  });
  afterAll(() => server.run());

  test.each([100, 20 * 1024 * 1024])('an upload of %d bytes is refused, to be sent again', async (size) => {
    const { status, headers, body } = await artifacts.upload(newBytes(size));
    expect([status, headers['retry-after']]).toEqual([503, '2']);
    expect((body as unknown as ErrorBody).details['_']?.[0]).toContain('artifact store');
  });

  test('a download is refused, to be asked for again', async () => {
    expect((await artifacts.fetch(kept)).status).toBe(503);
    expect((await artifacts.fetch(kept, {}, 'HEAD')).status).toBe(200);
  });

  test('a process starts all the same, and says what it misses', async () => {
    const first = stack.api;
    const another = await stack.startApi();
    stack.api = first;
    expect(another.log).toMatch(/The artifact store cannot be used now/);
    await another.end();
  });
});

test('an attempt waits for the store to come back, and the task succeeds', async () => {
  const archive = await makeTar([{ name: 'app.js', bytes: 'eval(process.argv[2]);' }]);
  const { artifact_id } = await artifacts.keep(archive);
  await server.stop();
  const { task_id } = await stack.api.submit({ task_type: 'code_analysis', source: { artifact_id } });
  await waitFor('the worker to begin', async () => (await stack.api.readTask(task_id)).status === 'PROCESSING');
  await sleep(OUTAGE_MS);
  await server.run();
  const { status, subtasks } = await stack.api.waitForTask(task_id);
  expect([status, ...subtasks.map(({ attempt }) => attempt)]).toEqual(['SUCCESS', ...subtasks.map(() => 1)]);
});
