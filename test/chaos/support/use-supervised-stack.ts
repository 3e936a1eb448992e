import { basename } from 'node:path';
import { SupervisedStack } from './supervised-stack.js';

/** The stack of a file of trials: up before its first, stopped by the product's own command after its last. */
export function useSupervisedStack(): () => SupervisedStack {
  let stack: SupervisedStack;
  beforeAll(async () => {
    stack = await SupervisedStack.open(basename(expect.getState().testPath ?? 'unknown', '.spec.ts'));
    await stack.run('start');
  });
  afterAll(() => stack.close());
  return () => stack;
}
