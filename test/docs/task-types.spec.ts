import { chmodSync, cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCli } from '../../scripts/engine/find-cli.js';
import { readSettings } from '../../src/config/settings.js';
import { findLeaks } from '../rig/processes/find-leaks.js';
import { freePort } from '../rig/processes/free-port.js';
import { REPOSITORY } from '../rig/repository.js';
import { applyBlocks } from './support/apply-blocks.js';
import { readBlocks, readCommands } from './support/documents.js';
import { BLOCK_MS, requireCommand, Shell } from './support/shell.js';

const DOCUMENT = 'docs/task-types.md';
const SOURCES = ['contracts', 'workflows', 'activities', 'src', 'scripts', 'bench', 'schemas', 'deploy'];
const FILES = ['package.json', 'nest-cli.json', 'tsconfig.json', 'tsconfig.build.json'];
// Not make: its packages are those of the repository, which a copy must not install anew.
const MILLRACE = 'node dist/scripts/millrace.js';

const root = mkdtempSync(join(tmpdir(), 'millrace-task-types-'));
const ports: number[] = [];
let shell: Shell;

beforeAll(async () => {
  requireCommand('jq');
  chmodSync(root, 0o755);
  for (const name of [...SOURCES, ...FILES]) cpSync(join(REPOSITORY, name), join(root, name), { recursive: true });
  symlinkSync(join(REPOSITORY, 'node_modules'), join(root, 'node_modules'));
  applyBlocks(readBlocks(DOCUMENT), root);
  for (let count = 0; count < 4; count += 1) ports.push(await freePort());
  const [api, postgres, temporal, ui] = ports.map(String);
  const { PATH, HOME, LANG } = process.env;
  shell = new Shell({
    cwd: root,
    env: {
      ...{ PATH, HOME, LANG, TEMPORAL_CLI_PATH: await findCli(readSettings(process.env)) },
      ...{ PORT: api, POSTGRES_PORT: postgres, TEMPORAL_PORT: temporal, TEMPORAL_UI_PORT: ui },
    },
    replace: { '127.0.0.1:3000': `127.0.0.1:${api}`, 'make start': `${MILLRACE} start` },
  });
});

afterAll(async () => {
  await shell.close();
  const last = new Shell({ cwd: root, env: process.env, replace: {} });
  await last.run({ document: DOCUMENT, line: 0, text: `${MILLRACE} stop` });
  await last.close();
  expect(await findLeaks(root, ports)).toEqual([]);
  rmSync(root, { recursive: true });
});

/** What the blocks must have printed, in their order. */
const EXPECTED = [
  /API +http:\/\/127\.0\.0\.1/,
  /event: done\ndata: .*"status":"SUCCESS"[^]*"words": 5,\s+"distinct": 3/,
  /"text": \[/,
  /"status": "FAILURE",\s+"error": {\s+"type": "EmptyText"[^]*"attempts": \[\s+1\s+\]/,
];
const commands = readCommands(DOCUMENT);

test('every block has its expectation', () => {
  expect(commands).toHaveLength(EXPECTED.length);
});

test.each(commands.map((block, index) => ({ ...block, index })))(
  'line $line: $heading',
  async ({ index, ...block }) => {
    expect(await shell.run(block)).toMatch(EXPECTED[index] ?? /$^/);
  },
  BLOCK_MS,
);

test('the new files keep the types of the repository', async () => {
  const text = 'node_modules/.bin/tsc -p tsconfig.json --noEmit --incremental false';
  await shell.run({ document: DOCUMENT, line: 0, text });
});
