import { basename } from 'node:path';
import { Stack } from './stack.js';
import type { StackOptions } from './stack-options.js';

/** The stack of a test file: up before its first test, ended, replayed and searched for leaks after its last. */
export function useStack(options: StackOptions = {}): Stack {
  const file = expect.getState().testPath ?? 'unknown';
  const stack = new Stack(basename(file, '.spec.ts'), options);
  beforeAll(() => stack.start());
  afterAll(() => stack.close());
  return stack;
}
