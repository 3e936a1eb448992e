import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROUNDS } from './support/chaos-length.js';
import { runTrial } from './support/trial.js';
import { useSupervisedStack } from './support/use-supervised-stack.js';

const stack = useSupervisedStack();

test.each(ROUNDS)(
  'round %i: every accepted task that had not finished runs again when the engine comes back with an empty database',
  async () => {
    const fault = async () => {
      const engine = stack().pidOf('temporal');
      for (const file of ['temporal.db', 'temporal.db-wal', 'temporal.db-shm'])
        rmSync(join(stack().home, 'temporal', file));
      process.kill(engine, 'SIGKILL');
    };
    expect(await runTrial({ stack: stack(), name: 'Loss of the Temporal database', fault })).toEqual([]);
  },
);
