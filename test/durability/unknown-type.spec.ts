import { join } from 'node:path';
import { queryStore } from '../rig/query-store.js';
import { submitAnalysis } from '../rig/tasks.js';
import { writeTree } from '../rig/trees/write-tree.js';
import { useStack } from '../rig/use-stack.js';
import { waitFor } from '../rig/wait-for.js';

const stack = useStack({ workers: ['workflows,cpu'] });

const INSERT = `
INSERT INTO tasks (task_id, tenant, task_type, input, options, tags, retention_seconds, not_before, submitted_by, message, last_event)
VALUES ('of-later', 'default', 'alchemy', '{}', '{}', '{}', 3600, now(), 'test', 'Accepted', 0)`;
const IS_PUT_OFF = `SELECT 1 FROM tasks WHERE task_id = 'of-later' AND dispatched_at IS NULL AND claimed_until > now()`;

test('a task of a type that this version does not have is kept, and holds up no others', async () => {
  const small = writeTree(join(stack.trees, 'small'), { 'index.js': 'export const one = 1;\n' });
  await queryStore(stack.store, INSERT, []);
  await waitFor('a try to start it', async () => (await queryStore(stack.store, IS_PUT_OFF, [])).length > 0);
  const taskId = await submitAnalysis(stack, small);
  expect((await stack.api.waitForTask(taskId)).status).toBe('SUCCESS');
  const [row] = await queryStore(stack.store, `SELECT status FROM tasks WHERE task_id = 'of-later'`, []);
  expect(row).toEqual({ status: 'PENDING' });
});
