import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StackUnderTest } from './stack-under-test.js';

/** A mirror nobody listens on: port 1 is reserved. */
const NO_MIRROR = 'http://127.0.0.1:1';
let stack: StackUnderTest;

beforeEach(async () => {
  stack = await StackUnderTest.open();
});
afterEach(() => stack.close());

test('without any engine the error lists every place in order and the remedies', async () => {
  const bin = join(stack.home, 'path');
  mkdirSync(bin);
  symlinkSync(process.execPath, join(bin, 'node'));
  const env = { TEMPORAL_CLI_PATH: '', PATH: bin, TEMPORAL_DOWNLOAD_URL: NO_MIRROR };
  const { exitCode, output } = await stack.run('engine', env);
  expect(exitCode).toBe(1);
  const places = [
    'TEMPORAL_ADDRESS',
    'TEMPORAL_CLI_PATH',
    'temporal on PATH',
    join(stack.home, 'bin', 'temporal'),
    'download',
    'Go build',
  ];
  expect(places.map((place) => output.indexOf(`\n  ${place} `))).toEqual(
    [...places.map((place) => output.indexOf(`\n  ${place} `))].sort((a, b) => a - b),
  );
  for (const place of places) expect(output).toContain(`\n  ${place} `);
  expect(output).toContain('Install Go');
});

test('a TEMPORAL_CLI_PATH that does not run is an error, not a reason to look further', async () => {
  const broken = join(stack.home, 'broken-cli');
  writeFileSync(broken, '#!/bin/sh\nexit 3\n', { mode: 0o755 });
  const { exitCode, output } = await stack.run('engine', { TEMPORAL_CLI_PATH: broken });
  expect(exitCode).toBe(1);
  expect(output).toContain('TEMPORAL_CLI_PATH');
  expect(output).not.toContain('Go build');
});

test('the server of TEMPORAL_ADDRESS is used as it is', async () => {
  const { output } = await stack.run('engine', { TEMPORAL_ADDRESS: 'temporal.example.org:7233' });
  expect(output).toBe('temporal.example.org:7233');
});
