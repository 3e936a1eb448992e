import { useStack } from '../rig/use-stack.js';
import { readCommands } from './support/documents.js';
import { requireCommand, Shell } from './support/shell.js';

const blocks = readCommands('docs/images.md');

let shell: Shell;
// Before the stack's own: it must not outlive the stack.
afterAll(() => shell.close());

const stack = useStack({ workers: ['workflows,gpu'] });

beforeAll(() => {
  requireCommand('jq');
  const { PATH, HOME, LANG } = process.env;
  shell = new Shell({
    cwd: stack.home,
    env: { PATH, HOME, LANG },
    replace: { 'http://127.0.0.1:3000': stack.api.url },
  });
});

test.each(blocks)('line $line: $heading', async (block) => {
  expect(await shell.run(block)).toMatch(/event: done\n\{"status":"SUCCESS","progress":100,"result_available":true\}/);
});
