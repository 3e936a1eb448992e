import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { waitUntil } from '../../scripts/processes/wait-until.js';
import { openPorts, processesMentioning } from './traces.js';
import { StackUnderTest } from './stack-under-test.js';

let stack: StackUnderTest;

beforeEach(async () => {
  stack = await StackUnderTest.open();
});
afterEach(() => stack.close());

test('a port in use is named with the process that holds it and the variable to change', async () => {
  const holder: Server = createServer().listen(Number(stack.env['PORT']), '127.0.0.1');
  await once(holder, 'listening');
  const { exitCode, output } = await stack.run('start');
  holder.close();
  expect(exitCode).toBe(1);
  expect(output).toContain(`Port ${stack.env['PORT']}`);
  expect(output).toContain(`process ${process.pid} (`);
  expect(output).toContain('set PORT to a free port');
  expect(processesMentioning(stack.home)).toEqual([]);
});

test('Ctrl-C while it starts stops everything that was started', async () => {
  const starting = stack.spawn('start');
  await waitUntil(() => stack.state()?.services.some(({ process: started }) => started !== null) ?? false, {
    withinMs: 60_000,
  });
  starting.kill('SIGINT');
  const { exitCode } = await starting;
  expect(exitCode).toBe(130);
  expect(processesMentioning(stack.home)).toEqual([]);
  expect(await openPorts(stack.ports)).toEqual([]);
});

test.each([
  ['DATABASE_URL', 'postgresql://127.0.0.1:1/none'],
  ['TEMPORAL_ADDRESS', '127.0.0.1:1'],
])('%s of a server that does not answer fails the start at once', async (variable, value) => {
  const { exitCode, output } = await stack.run('start', { [variable]: value });
  expect(exitCode).toBe(1);
  expect(output).toContain(variable);
  expect(processesMentioning(stack.home)).toEqual([]);
});

test('an artifacts folder that cannot be written fails the start, with the variable and the fix', async () => {
  const folder = join(stack.home, 'a-file', 'below');
  writeFileSync(join(stack.home, 'a-file'), '');
  const { exitCode, output } = await stack.run('start', { ARTIFACTS_DIR: folder });
  expect(exitCode).toBe(1);
  expect(output).toContain(`ARTIFACTS_DIR="${folder}" cannot be used: expected a folder to write to.`);
  expect(output).toContain('Make it writable for this user, or set ARTIFACTS_DIR to another');
  expect(processesMentioning(stack.home)).toEqual([]);
});
