import type { Verb } from './verb.js';
import { runStack } from '../stack/run-stack.js';

export const superviseHere: Verb = async (settings) => {
  await runStack(settings);
  return 0;
};
