import { readCommands } from './support/documents.js';
import { useShell } from './support/use-shell.js';

const blocks = readCommands('docs/images.md');

const shell = useShell(['workflows,gpu']);

test.each(blocks)('line $line: $heading', async (block) => {
  expect(await shell().run(block)).toMatch(
    /event: done\n\{"status":"SUCCESS","progress":100,"result_available":true\}/,
  );
});
