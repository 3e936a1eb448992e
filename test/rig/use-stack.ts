import { join, relative } from 'node:path';
import { REPOSITORY } from './repository.js';
import { Stack } from './stack.js';
import type { StackOptions } from './stack-options.js';

/** The stack of a test file: up before its first test, ended, replayed and searched for leaks after its last. */
export function useStack(options: StackOptions = {}): Stack {
  const file = relative(join(REPOSITORY, 'test'), expect.getState().testPath ?? 'unknown');
  const stack = new Stack(file.replace(/\.spec\.ts$/, ''), options);
  beforeAll(() => stack.start());
  afterAll(() => stack.close());
  return stack;
}
