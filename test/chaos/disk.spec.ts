import { setTimeout as sleep } from 'node:timers/promises';
import { waitFor } from '../rig/wait-for.js';
import { LENGTH, ROUNDS } from './support/chaos-length.js';
import { limitFiles } from './support/file-limit.js';
import { runTrial } from './support/trial.js';
import { useSupervisedStack } from './support/use-supervised-stack.js';

const stack = useSupervisedStack();
/** Temporal's tables, and what API and workers print, are larger at once. */
const QUOTA = 64 * 1024;
/** PostgreSQL keeps shared memory in files, which no disk counts; its write-ahead log is longer than this from the start. */
const POSTGRES_QUOTA = 4 * 1024 * 1024;

describe.each(ROUNDS)(
  'round %i: what was accepted is what finishes, once there is room again, when the quota is reached',
  () => {
    test('by every service', async () => {
      const fault = async () => {
        const { supervisor, services } = stack();
        await limitFiles(supervisor, POSTGRES_QUOTA);
        for (const { name, process: running } of services)
          if (running && name !== 'postgres') await limitFiles(running.pid, QUOTA);
        await waitFor('the quota to be felt', async () => (await stack().readiness()) !== 200);
        await sleep(LENGTH.stopMs);
        await limitFiles(supervisor, 'unlimited');
      };
      expect(await runTrial({ stack: stack(), name: 'Quota of the data folder reached', fault })).toEqual([]);
    });
  },
);
