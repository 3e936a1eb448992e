import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OpenApiCheck } from '../rig/http/open-api-check.js';
import { findLeaks } from '../rig/processes/find-leaks.js';
import { freePort } from '../rig/processes/free-port.js';
import { SpawnedProcess } from '../rig/processes/spawned-process.js';
import { replayExecutions } from '../rig/replay/replay-executions.js';
import { BUILD } from '../rig/repository.js';
import { submitAnalysis } from '../rig/tasks.js';
import { writeModules } from '../rig/trees/write-modules.js';
import { useStack } from '../rig/use-stack.js';

const stack = useStack({ workers: ['workflows,cpu'] });

// What the rig does after and around every test is worth nothing unless it can fail.
describe('the rig notices', () => {
  test('an execution that other workflows would not repeat', async () => {
    await stack.api.waitForTask(await submitAnalysis(stack, writeModules(join(stack.trees, 'small'), 1)));
    const changed = join(stack.home, 'changed-bundle.js');
    const built = join(BUILD, 'workflow-bundle.js');
    writeFileSync(changed, readFileSync(built, 'utf8').replaceAll('aggregateFindings', 'combineFindings'));
    await expect(replayExecutions(stack.engine, changed)).rejects.toThrow('does not replay');
    await expect(replayExecutions(stack.engine, built)).resolves.toBeUndefined();
  });

  test.each([
    ['a field that is not documented', 200, { status: 'ok', mood: 'fine' }, 'must NOT have additional properties'],
    ['a field that is missing', 200, {}, 'must have required property'],
    ['a value that is not documented', 200, { status: 'well' }, 'must be equal to'],
    ['a status that is not documented', 418, { status: 'ok' }, 'does not list'],
  ])('an answer with %s', async (_, status, body, expected) => {
    const check = await OpenApiCheck.load(stack.api.url);
    const answer = { status, body, mediaType: 'application/json', headers: {} };
    expect(() => check.verify('GET', '/health/live', answer)).toThrow(expected);
  });

  test('an answer of an operation that is not documented', async () => {
    const check = await OpenApiCheck.load(stack.api.url);
    const answer = { status: 200, body: {}, mediaType: 'application/json', headers: {} };
    expect(() => check.verify('GET', '/api/v1/secrets', answer)).toThrow('does not know the operation');
  });

  test('a process that outlives its stack, and its port', async () => {
    const port = await freePort();
    const code = `require('node:net').createServer().listen(${port}, '127.0.0.1', () => console.log('up'))`;
    const left = new SpawnedProcess('left', [process.execPath, '-e', code], {
      env: { MILLRACE_HOME: `${stack.home}/left` },
      logFile: join(stack.logs, 'left.log'),
    });
    await left.waitForLine(/up/);
    const leaks = await findLeaks(`${stack.home}/left`, [port]);
    expect(leaks).toEqual([expect.stringContaining(`process ${left.pid}`), `port ${port} still answers`]);
    await left.end('SIGKILL');
    expect(await findLeaks(`${stack.home}/left`, [port])).toEqual([]);
  });
});
