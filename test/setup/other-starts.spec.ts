import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StackState } from '../../scripts/supervisor/service.js';
import { freePort } from '../rig/processes/free-port.js';
import { waitFor } from '../rig/wait-for.js';
import { StackUnderTest } from './stack-under-test.js';

let stack: StackUnderTest;
beforeEach(async () => {
  stack = await StackUnderTest.open();
});
afterEach(() => stack.close());

test('a stack of fewer task queues is ready without the others, names them, and is told apart from an older build', async () => {
  const env = { WORKER_QUEUES: 'workflows' };
  const first = await stack.run('start', env);
  expect(first).toMatchObject({ exitCode: 0, output: expect.stringContaining('is ready after') as string });
  expect(first.output).toContain('No worker polls cpu');
  expect(first.output).toContain('node dist/src/worker.js --queues cpu');

  expect((await stack.run('start', env)).output).not.toContain('older build');
  const file = join(stack.home, 'run', 'stack.json');
  const state = JSON.parse(readFileSync(file, 'utf8')) as StackState;
  writeFileSync(file, JSON.stringify({ ...state, build: 'another' }));
  const again = await stack.run('start', env);
  expect(again.exitCode).toBe(0);
  expect(again.output).toContain('already runs.\nIt runs an older build');
  expect(again.output).toContain('make stop && make start');
});

test('each of several workers serves its metrics at a port of its own', async () => {
  const port = await findTwoPorts();
  const { exitCode, output } = await stack.run('start', {
    WORKERS: '2',
    GPU_WORKERS: '0',
    WORKER_METRICS_ADDRESS: `127.0.0.1:${port}`,
  });
  expect([exitCode, output]).toEqual([0, expect.stringContaining('ready') as string]);
  for (const own of [port, port + 1])
    await waitFor(`metrics on ${own}`, async () => {
      const answer = await fetch(`http://127.0.0.1:${own}/metrics`).catch(() => null);
      return answer !== null && (await answer.text()).includes('temporal_');
    });
  expect(stack.state()?.services.map(({ restarts }) => restarts)).toEqual([0, 0, 0, 0, 0]);
});

/** The first of two free ports that follow each other. */
async function findTwoPorts(): Promise<number> {
  for (let [first, second] = [await freePort(), await freePort()]; ; [first, second] = [second, await freePort()])
    if (second === first + 1) return first;
}
