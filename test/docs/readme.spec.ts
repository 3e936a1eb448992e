import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCli } from '../../scripts/engine/find-cli.js';
import { readSettings } from '../../src/config/settings.js';
import { freePort } from '../rig/processes/free-port.js';
import { findLeaks } from '../rig/processes/find-leaks.js';
import { REPOSITORY } from '../rig/repository.js';
import { readBlocks, readCommands } from './support/documents.js';
import { BLOCK_MS, requireCommand, Shell } from './support/shell.js';

const DOCUMENT = 'README.md';
const blocks = readCommands(DOCUMENT);
const home = mkdtempSync(join(tmpdir(), 'millrace-readme-'));
const ports: number[] = [];
let shell: Shell;

beforeAll(async () => {
  requireCommand('jq');
  // PostgreSQL may run as another user, and must be able to enter.
  chmodSync(home, 0o755);
  for (let count = 0; count < 4; count += 1) ports.push(await freePort());
  const [api, postgres, temporal, ui] = ports.map(String);
  const { PATH, HOME, LANG } = process.env;
  shell = new Shell({
    cwd: REPOSITORY,
    env: {
      ...{ PATH, HOME, LANG, MILLRACE_HOME: home, TEMPORAL_CLI_PATH: await findCli(readSettings(process.env)) },
      ...{ PORT: api, POSTGRES_PORT: postgres, TEMPORAL_PORT: temporal, TEMPORAL_UI_PORT: ui },
    },
    replace: { '127.0.0.1:3000': `127.0.0.1:${api}` },
  });
});

afterAll(async () => {
  await shell.close();
  const { PATH, HOME } = process.env;
  const last = new Shell({ cwd: REPOSITORY, env: { PATH, HOME, MILLRACE_HOME: home }, replace: {} });
  await last.run({ document: DOCUMENT, line: 0, text: 'make stop' });
  await last.close();
  expect(await findLeaks(home, ports)).toEqual([]);
  rmSync(home, { recursive: true });
});

/** What some blocks must have printed; the others must only succeed. */
const EXPECTED: Readonly<Record<string, RegExp>> = {
  'make demo': /Grade [A-F], \d+ findings in \d+ files[^]*Temporal Web UI[^]*The stack stays up/,
  "curl -s 'http": /"status": "SUCCESS"/,
  'API=': /"status":"(PENDING|PROCESSING|SUCCESS)"/,
  'curl -sN': /event: done\ndata: .*"status":"SUCCESS"/,
  'curl -s $API': /"grade": "[A-F]"[^]*\n\d+\n/,
  'TASK=': /"status":"(PENDING|PROCESSING|REVOKED)"/,
  'make stop': /none of its processes is left/,
};

let demo = '';

test.each(blocks)(
  'line $line: $text',
  async (block) => {
    const key = Object.keys(EXPECTED).find((start) => block.text.startsWith(start));
    expect(key).toBeDefined();
    const printed = await shell.run(block);
    if (key === 'make demo') demo = printed;
    expect(printed).toMatch(EXPECTED[key ?? ''] ?? /$^/);
  },
  BLOCK_MS,
);

test('the excerpt has the lines that the demo prints, but for its numbers', () => {
  const excerpt = readBlocks(DOCUMENT).find(({ language }) => language === 'text')?.text ?? '';
  // The findings themselves change with the code.
  const lines = excerpt.replace(/^The worst of them[^]*?^ {2}\.\.\.$/m, 'The worst of them').split('\n');
  const missing = lines.filter((line) => !line.endsWith('...') && !patternOf(line).test(demo));
  expect(missing).toEqual([]);
});

function patternOf(line: string): RegExp {
  const id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;
  const words = line.split(new RegExp(`(${id.source}|\\d+|Grade [A-F]| +)`)).map((part) => {
    if (id.test(part)) return id.source;
    if (/^\d+$/.test(part)) return '\\d+';
    if (part.startsWith('Grade ')) return 'Grade [A-F]';
    return /^ +$/.test(part) ? ' +' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(words.join(''), 'm');
}
