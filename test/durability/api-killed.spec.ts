import { join } from 'node:path';
import type { TaskAnswer, TaskPage } from '../rig/http/views.js';
import { writeTree } from '../rig/trees/write-tree.js';
import { useStack } from '../rig/use-stack.js';

const stack = useStack({ workers: ['workflows,cpu'] });
const TASKS = 40;

test('every task that was answered with 202 before the API was killed runs to its end', async () => {
  const path = writeTree(join(stack.trees, 'small'), { 'index.js': 'eval(process.argv[2]);\n' });
  const body = { task_type: 'code_analysis', source: { path }, analyzers: ['security'] };
  const api = await stack.startApi();
  const accepted: string[] = [];

  await Promise.all(
    Array.from({ length: TASKS }, async () => {
      try {
        const answer = await api.client.post<TaskAnswer>('/tasks', body);
        if (answer.status === 202 && accepted.push(answer.body.task_id) === TASKS / 2) api.signal('SIGKILL');
      } catch {
        // Answered nothing: whether it was accepted is for the list to say.
      }
    }),
  );
  expect(await api.exited).toEqual({ code: null, signal: 'SIGKILL' });
  expect(accepted.length).toBeGreaterThanOrEqual(TASKS / 2);

  await stack.startApi({ port: api.port });
  const { items } = (await stack.api.get<TaskPage>(`/tasks?limit=${TASKS}`)).body;
  const known = items.map(({ task_id }) => task_id);
  expect(known).toEqual(expect.arrayContaining(accepted));
  const ends = await Promise.all(known.map((taskId) => stack.api.waitForTask(taskId)));
  expect(new Set(ends.map(({ status }) => status))).toEqual(new Set(['SUCCESS']));
});
