import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../src/config/repository-root.js';
import { SETTING_VARIABLES } from '../../src/config/setting-definitions.js';
import { readSettings } from '../../src/config/settings.js';
import { StackUnderTest } from './stack-under-test.js';

test('.env.example lists every setting, and nothing else', () => {
  const lines = readFileSync(join(repositoryRoot(), '.env.example'), 'utf8').split('\n');
  const listed = lines.flatMap((line) => /^([A-Z0-9_]+)=/.exec(line)?.[1] ?? []);
  expect(listed.toSorted()).toEqual([...SETTING_VARIABLES].sort());
});

test('.env.example holds the defaults', () => {
  const pairs = readFileSync(join(repositoryRoot(), '.env.example'), 'utf8').matchAll(/^([A-Z0-9_]+)=(.*)$/gm);
  const env: Record<string, string> = {};
  for (const [, name = '', value = ''] of pairs) env[name] = value;
  expect(readSettings(env)).toEqual(readSettings({}));
});

test.each([
  ['PORT', 'many', 'a port number from 1 to 65535'],
  ['WORKER_QUEUES', 'cpu,coal', 'comma-separated list out of workflows, cpu'],
  ['LOG_LEVEL', 'loud', 'one of fatal, error'],
  ['ANALYSIS_ROOTS', 'code', 'absolute paths'],
])('%s=%s is refused with what is expected and what to do', async (variable, value, expected) => {
  const stack = await StackUnderTest.open();
  const { exitCode, output } = await stack.run('start', { [variable]: value });
  expect(exitCode).toBe(1);
  expect(output).toContain(`${variable}="${value}"`);
  expect(output).toContain(expected);
  expect(output).toContain(`Set ${variable}=`);
  await stack.close();
});

test('every bad variable is named at once, and no secret is shown', async () => {
  const stack = await StackUnderTest.open();
  const { output } = await stack.run('status', {
    DATABASE_URL: 'mysql://me:secret@host/db',
    WORKERS: '0',
    WEBHOOK_SECRET: 'secret',
  });
  expect(output).toContain('DATABASE_URL=');
  expect(output).toContain('WORKERS="0"');
  expect(output).not.toContain('secret');
  await stack.close();
});
