import type { Verb } from './verb.js';
import { withStackLock } from '../stack/stack-lock.js';
import { stopStack } from '../stack/stop-stack.js';

export const stop: Verb = async (settings) => {
  const ran = await withStackLock(settings.home, () => stopStack(settings));
  console.log(ran ? 'Millrace is stopped; none of its processes is left.' : 'Millrace was not running.');
  return 0;
};
