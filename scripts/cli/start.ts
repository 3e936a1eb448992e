import type { Verb } from './verb.js';
import { describeStart } from '../stack/describe-start.js';
import { describeAddresses } from '../stack/stack-addresses.js';
import { startStack } from '../stack/start-stack.js';

export const start: Verb = async (settings) => {
  const started = Date.now();
  const stack = await startStack(settings);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(stack.outcome === 'started' ? `Millrace is ready after ${seconds} s.` : 'Millrace already runs.');
  for (const line of describeStart(stack)) console.log(line);
  console.log(describeAddresses(settings));
  return 0;
};
