import type { Stack } from '../../rig/stack.js';
import { useStack } from '../../rig/use-stack.js';
import { requireCommand, Shell } from './shell.js';

/** A stack of these workers for one page, and a shell in its folder for which the page's address is that of its API. */
export function useShell(workers: readonly string[]): () => Shell {
  let shell: Shell;
  // Before the stack's own: it must not outlive the stack.
  afterAll(() => shell.close());
  const stack: Stack = useStack({ workers });
  beforeAll(() => {
    requireCommand('jq');
    const { PATH, HOME, LANG } = process.env;
    const replace = { 'http://127.0.0.1:3000': stack.api.url };
    shell = new Shell({ cwd: stack.home, env: { PATH, HOME, LANG }, replace });
  });
  return () => shell;
}
