import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { findCli } from '../../scripts/engine/find-cli.js';
import { readSettings } from '../../src/config/settings.js';
import { freePort } from '../rig/processes/free-port.js';
import { REPOSITORY } from '../rig/repository.js';
import { useStack } from '../rig/use-stack.js';
import { readCommands } from './support/documents.js';
import { BLOCK_MS, requireCommand, Shell } from './support/shell.js';

const DOCUMENT = 'docs/deployment.md';
const blocks = readCommands(DOCUMENT);

let shell: Shell;
let options: { cwd: string; env: NodeJS.ProcessEnv };
// Before the stack's own: it must not outlive the stack.
afterAll(async () => {
  await shell.close();
  const last = new Shell({ ...options, replace: {} });
  await last.run({ document: DOCUMENT, line: 0, text: 'make stop' });
  await last.close();
});

// Its PostgreSQL and its Temporal are the external ones of the document.
const stack = useStack();

beforeAll(async () => {
  requireCommand('jq');
  const cli = await findCli(readSettings(process.env));
  const home = join(stack.home, 'deployment');
  for (const folder of [home, join(home, 'bin')]) mkdirSync(folder);
  chmodSync(home, 0o755);
  symlinkSync(cli, join(home, 'bin', 'temporal'));
  const port = String(await freePort());
  const { PATH, HOME, LANG } = process.env;
  options = {
    cwd: REPOSITORY,
    env: { PATH: `${join(home, 'bin')}:${PATH}`, HOME, LANG, MILLRACE_HOME: home, PORT: port, TEMPORAL_CLI_PATH: cli },
  };
  shell = new Shell({
    ...options,
    replace: {
      'postgresql://millrace:secret@db.example.com:5432/millrace': stack.store.url,
      'temporal.example.com:7233': stack.engine.address,
      'http://temporal.example.com:8080': findWebUi(stack.engine.address),
      '127.0.0.1:3000': `127.0.0.1:${port}`,
    },
  });
});

/** The rig does not tell where its Temporal Web UI is; the command line of its server does. */
function findWebUi(address: string): string {
  const port = address.split(':')[1];
  const servers = execFileSync('pgrep', ['-af', '--', `--port ${port} `], { encoding: 'utf8' });
  return `http://127.0.0.1:${/--ui-port (\d+)/.exec(servers)?.[1]}`;
}

/** What the blocks must have printed, in their order. */
const EXPECTED = [
  /API +http:\/\/127\.0\.0\.1/,
  /Search attributes have been added|already/,
  /Everything works/,
  /^/,
  /true/,
  /^/,
];

test('every block has its expectation', () => {
  expect(blocks).toHaveLength(EXPECTED.length);
});

test.each(blocks.map((block, index) => ({ ...block, index })))(
  'line $line: $heading',
  async ({ index, ...block }) => {
    expect(await shell.run(block)).toMatch(EXPECTED[index] ?? /$^/);
  },
  BLOCK_MS,
);
