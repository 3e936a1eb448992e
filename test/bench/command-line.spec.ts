import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCli } from '../../scripts/engine/find-cli.js';
import { readSettings } from '../../src/config/settings.js';
import { freePorts, runBench } from './run-bench.js';

const home = mkdtempSync(join(tmpdir(), 'millrace-bench-'));
afterAll(() => rmSync(home, { recursive: true }));

test.each([
  [
    ['--stacks', 'celery,sidekiq'],
    'There are: millrace, bare-temporal, celery, django-q, bullmq, threads, millrace-postgres.',
  ],
  [['--scenarios', 'speed'], '--scenarios knows no "speed"'],
  [['--rounds', 'many'], '--rounds is a whole number from 1 to 100, not "many"'],
  [['--fast'], "Unknown option '--fast'"],
])('%j is refused with what can be written', async (args, said) => {
  const { exitCode, output } = await runBench(args);
  expect(exitCode).toBe(2);
  expect(output).toContain(said);
  expect(output).toContain('Usage: node dist/bench/run.js');
});

test('a peer that is not installed is told before anything is started', async () => {
  const { exitCode, output } = await runBench(['--quick', '--stacks', 'threads'], { MILLRACE_HOME: home });
  expect(exitCode).toBe(1);
  expect(output.trim()).toBe('The peer threads is not installed. Install it with: make bench-peers');
});

test('a port that is taken is told with its holder, and the run says that the stack failed', async () => {
  const [base = 0] = await freePorts();
  const server = createServer().listen(base, '127.0.0.1');
  await once(server, 'listening');
  const args = ['--quick', '--rounds', '1', '--stacks', 'bare-temporal', '--port-base', String(base), '--out', home];
  const env = { MILLRACE_HOME: home, TEMPORAL_CLI_PATH: await findCli(readSettings(process.env)) };
  const { exitCode, output } = await runBench(args, env);
  server.close();
  expect(exitCode).toBe(1);
  expect(output).toContain(`is held by process ${process.pid}`);
  expect(output).toContain('**bare-temporal failed in round 1**');
});
