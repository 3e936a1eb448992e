import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { installMlWorker } from '../../scripts/ml/install-ml-worker.js';
import { installMlflow } from '../../scripts/ml/install-mlflow.js';
import { readSettings } from '../../src/config/settings.js';
import { freePort } from '../rig/processes/free-port.js';
import { SpawnedProcess } from '../rig/processes/spawned-process.js';
import { BUILD, REPOSITORY } from '../rig/repository.js';
import { Stack } from '../rig/stack.js';
import { train } from '../training/support/training-client.js';

let stack: Stack;
let ml: SpawnedProcess;

beforeAll(async () => {
  const { home } = readSettings(process.env);
  await installMlWorker(home, { frameworks: ['pytorch'] });
  await installMlflow(home);
  const uri = `http://127.0.0.1:${await freePort()}`;
  const env = { WORKER_TOKEN: 'the-token-of-these-tests', ML_FRAMEWORKS: 'pytorch', MLFLOW_TRACKING_URI: uri };
  stack = new Stack('ml/make-ml', { workers: ['workflows,cpu'], env });
  await stack.start();
  // What make test has installed.
  symlinkSync(join(home, 'python'), join(stack.home, 'python'));
  ml = new SpawnedProcess('make ml', [process.execPath, join(BUILD, 'scripts', 'millrace.js'), 'ml'], {
    ...{ cwd: REPOSITORY, env: { ...stack.environment, MILLRACE_API_URL: stack.api.url } },
    logFile: join(stack.logs, 'make-ml.log'),
  });
  await ml.waitForLine(/Polling ml/);
});

afterAll(() => stack.close());

test('make ml serves the frameworks it was asked for, and an MLflow that is told of them', async () => {
  const { members, tracking } = await train(stack, { model: 'pytorch', epochs: 3, mlflow: true });
  expect(members.map(({ model }) => model)).toEqual(['pytorch']);
  expect(tracking?.url).toContain('/#/experiments/');
});

test('make ml that is told to stop ends with all it has started', async () => {
  expect(await ml.end('SIGTERM')).toEqual({ code: 0, signal: null });
});
