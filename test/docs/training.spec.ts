import { useStack } from '../rig/use-stack.js';
import { readCommands } from './support/documents.js';
import { requireCommand, Shell } from './support/shell.js';

const DOCUMENT = 'docs/training.md';
const blocks = readCommands(DOCUMENT);

let shell: Shell;
// Before the stack's own: it must not outlive the stack.
afterAll(() => shell.close());

const stack = useStack({ workers: ['workflows,cpu'] });

beforeAll(() => {
  requireCommand('jq');
  const { PATH, HOME, LANG } = process.env;
  shell = new Shell({
    cwd: stack.home,
    env: { PATH, HOME, LANG },
    replace: { 'http://127.0.0.1:3000': stack.api.url },
  });
});

/** What the blocks must have printed, by their heading. */
const EXPECTED: Readonly<Record<string, RegExp>> = {
  'Model training': /"epoch": ?20[^]*"model": "tfjs",\n {2}"accuracy": 0\.9/,
  Data: /"name": "rooms"[^]*"r2": 0\.\d+/,
  'Progress and checkpoints': /"tfjs"\n\[1,[^]*\n\[60,/,
  Predict: /"value": \d+[^]*"value": \d+/,
};

test.each(blocks)('line $line: $heading', async (block) => {
  expect(await shell.run(block)).toMatch(EXPECTED[block.heading] ?? /$^/);
});
