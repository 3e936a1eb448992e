import { setTimeout as sleep } from 'node:timers/promises';
import { waitFor } from '../rig/wait-for.js';
import { LENGTH, ROUNDS } from './support/chaos-length.js';
import { limitFiles } from './support/file-limit.js';
import { runTrial } from './support/trial.js';
import { useSupervisedStack } from './support/use-supervised-stack.js';

const stack = useSupervisedStack();
/** No segment of PostgreSQL's write-ahead log can be written to its end with this little, no table of Temporal's kept. */
const QUOTA = 64 * 1024;

describe.each(ROUNDS)(
  'round %i: what was accepted is what finishes, once there is room again, when the quota is reached',
  () => {
    test('by every service', async () => {
      const fault = async () => {
        await limitFiles(stack().supervisor, QUOTA);
        await waitFor('the quota to be felt', async () => (await stack().readiness()) !== 200);
        await sleep(LENGTH.stopMs);
        await limitFiles(stack().supervisor, 'unlimited');
      };
      expect(await runTrial({ stack: stack(), name: 'Quota of the data folder reached', fault })).toEqual([]);
    });
  },
);
