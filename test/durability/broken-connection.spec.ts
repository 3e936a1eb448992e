import { join } from 'node:path';
import { queryStore } from '../rig/query-store.js';
import { submitAnalysis } from '../rig/tasks.js';
import { writeTree } from '../rig/trees/write-tree.js';
import { useStack } from '../rig/use-stack.js';
import { waitFor } from '../rig/wait-for.js';

// No worker: the tasks stay unfinished, and each round of the reconciler asks the engine about all of them.
const stack = useStack({ env: { RECONCILE_INTERVAL_SECONDS: '1' } });
const TASKS = 150;
const BREAK_ROUND = `SELECT pg_terminate_backend(pid) FROM pg_locks
  WHERE locktype = 'advisory' AND granted AND objid = ${0x7265636f}
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

test('APIs outlive the loss of the connection on which one of them holds the lock of the reconciler', async () => {
  const path = writeTree(join(stack.trees, 'small'), { 'index.js': 'export const one = 1;\n' });
  await Promise.all(Array.from({ length: TASKS }, () => submitAnalysis(stack, path)));
  const apis = [stack.api, (await stack.startApi()).client];
  for (let broken = 0; broken < 2; broken += 1)
    await waitFor('a round to break', async () => (await queryStore(stack.store, BREAK_ROUND, [])).length > 0);
  for (const api of apis) await api.waitForStatus('/tasks', 200);
});
