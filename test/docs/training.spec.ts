import { readCommands } from './support/documents.js';
import { useShell } from './support/use-shell.js';

const DOCUMENT = 'docs/training.md';
const blocks = readCommands(DOCUMENT);

const shell = useShell(['workflows,cpu']);

/** What the blocks must have printed, by their heading. */
const EXPECTED: Readonly<Record<string, RegExp>> = {
  'Model training': /"epoch": ?20[^]*"model": "tfjs",\n {2}"accuracy": 0\.9/,
  Data: /"name": "rooms"[^]*"r2": 0\.\d+/,
  'Progress and checkpoints': /"tfjs"\n\[1,[^]*\n\[60,/,
  Predict: /"value": \d+[^]*"value": \d+/,
};

test.each(blocks)('line $line: $heading', async (block) => {
  expect(await shell().run(block)).toMatch(EXPECTED[block.heading] ?? /$^/);
});
