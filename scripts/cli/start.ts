import type { Verb } from './verb.js';
import { describeAddresses } from '../stack/stack-addresses.js';
import { startStack } from '../stack/start-stack.js';

export const start: Verb = async (settings) => {
  const started = Date.now();
  const outcome = await startStack(settings);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(outcome === 'running' ? 'Millrace already runs.' : `Millrace is ready after ${seconds} s.`);
  console.log(describeAddresses(settings));
  return 0;
};
