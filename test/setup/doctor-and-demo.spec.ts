import { processesMentioning } from './traces.js';
import { waitUntil } from '../../scripts/processes/wait-until.js';
import { StackUnderTest } from './stack-under-test.js';

let stack: StackUnderTest;

beforeAll(async () => {
  stack = await StackUnderTest.open();
});
afterAll(() => stack.close());

test('doctor says that the stack does not run and how to start it', async () => {
  const { exitCode, output } = await stack.run('doctor');
  expect(exitCode).toBe(1);
  expect(output).toMatch(/^FAIL {2}services .*make start/m);
});

test('the demo starts the stack, analyzes this repository and leaves the stack up', async () => {
  const { exitCode, output } = await stack.run('demo');
  expect(exitCode === 0 ? 'succeeded' : output).toBe('succeeded');
  for (const name of ['security', 'static']) expect(output).toMatch(new RegExp(`^ +${name} +100% +SUCCESS`, 'm'));
  expect(output).toMatch(/^Grade [A-F], \d+ findings in \d+ files$/m);
  expect(output).toMatch(/^ +medium +\d+$/m);
  for (const address of [
    `${stack.api}/docs`,
    `http://127.0.0.1:${stack.env['TEMPORAL_UI_PORT']}/namespaces/default/workflows/`,
  ])
    expect(output).toContain(address);
  expect((await stack.run('status')).exitCode).toBe(0);
});

test('doctor finds every promise kept on a running stack, its small task included', async () => {
  const { exitCode, output } = await stack.run('doctor');
  expect(exitCode === 0 ? 'succeeded' : output).toBe('succeeded');
  expect(output).toMatch(/^ok +a small task +analyzed in /m);
});

test('a demo on a stack that may not read this folder sends it as an archive', async () => {
  await stack.run('stop');
  await stack.run('start');
  const { exitCode, output } = await stack.run('demo');
  expect(exitCode === 0 ? 'succeeded' : output).toBe('succeeded');
  expect(output).toContain('sent as an archive');
});

test('doctor names a broken promise, its remedy, and exits with 1', async () => {
  const { exitCode, output } = await stack.run('doctor', { ARTIFACTS_DIR: '/dev/null/artifacts' });
  expect(exitCode).toBe(1);
  expect(output).toMatch(/^FAIL +artifact folder .*set ARTIFACTS_DIR/m);
});

test('Ctrl-C in a demo that started the stack stops the stack as well', async () => {
  await stack.run('stop');
  const demo = stack.spawn('demo');
  let shown = '';
  demo.all.on('data', (chunk: Buffer) => (shown += chunk.toString()));
  expect(await waitUntil(() => shown.includes('analyzes this repository'), { withinMs: 60_000 })).toBe(true);
  demo.kill('SIGINT');
  expect((await demo).exitCode).toBe(130);
  expect(processesMentioning(stack.home)).toEqual([]);
});
