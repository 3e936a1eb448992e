import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { findBusyChildren, listChildren } from '../rig/processes/busy-children.js';
import { submitAnalysis } from '../rig/tasks.js';
import { writeHeavyProject } from '../rig/trees/write-heavy-project.js';
import { writeModules } from '../rig/trees/write-modules.js';
import { useStack } from '../rig/use-stack.js';
import { waitFor } from '../rig/wait-for.js';

interface LogPage {
  readonly items: readonly { readonly level: string; readonly message: string }[];
}

const stack = useStack({ env: { ANALYZER_MEMORY_MB: '192' } });
let large: string;

beforeAll(() => {
  large = writeModules(join(stack.trees, 'large'), 3_000);
});

const isGone = (pid: number) => !existsSync(`/proc/${pid}`);

test('an analysis that exhausts its memory fails clearly; what runs beside it on the same worker goes on', async () => {
  const worker = await stack.startWorker();
  const identity = `${worker.pid}@${hostname()}`;
  const medium = writeModules(join(stack.trees, 'medium'), 500);
  const beside = await submitAnalysis(stack, medium, { analyzers: ['security'] });
  await stack.api.waitForEvent(beside, 'its work', ({ data }) => (data.progress ?? 0) > 0);
  const heavy = writeHeavyProject(join(stack.trees, 'heavy'));
  const exhausted = await stack.api.waitForTask(await submitAnalysis(stack, heavy, { analyzers: ['static'] }));

  expect(exhausted).toMatchObject({ status: 'FAILURE', error: { type: 'AnalyzerOutOfMemory', subtask: 'static' } });
  expect(exhausted.error?.message).toContain('more than 192 MiB. Analyze a smaller folder');
  expect(exhausted.subtasks).toMatchObject([{ status: 'FAILURE', attempt: 1, worker: identity }]);
  const { body } = await stack.api.get<LogPage>(`/tasks/${exhausted.task_id}/logs`);
  expect(body.items).toContainEqual(
    expect.objectContaining({ level: 'warn', message: expect.stringContaining('heap out of memory') as string }),
  );

  const other = await stack.api.waitForTask(beside);
  expect(other).toMatchObject({ status: 'SUCCESS', subtasks: [{ attempt: 1, worker: identity }] });
  expect(worker.exit).toBeNull();
  await worker.end();
});

test('a worker that is killed takes its analyzers along, those at work and those that stand ready', async () => {
  const worker = await stack.startWorker();
  const small = writeModules(join(stack.trees, 'small'), 1);
  await stack.api.waitForTask(await submitAnalysis(stack, small));
  const ready = listChildren(worker);
  expect(ready).toHaveLength(2);
  const taskId = await submitAnalysis(stack, large, { analyzers: ['static'] });
  const busy = await worker.waitFor('a busy process', () => {
    const found = findBusyChildren(worker);
    return found.length > 0 && found;
  });
  const all = new Set([...ready, ...busy, ...listChildren(worker)]);
  await worker.end('SIGKILL');
  await waitFor('the end of the analyzers', () => [...all].every(isGone));
  expect((await stack.api.post(`/tasks/${taskId}/cancel/`)).status).toBe(202);
});

test('an analyzer that somebody kills is tried again', async () => {
  const worker = await stack.startWorker();
  const taskId = await submitAnalysis(stack, large, { analyzers: ['static'] });
  await stack.api.waitForEvent(taskId, 'its work', ({ data }) => (data.progress ?? 0) > 0);
  for (const pid of listChildren(worker)) process.kill(pid, 'SIGKILL');
  await stack.api.waitForEvent(taskId, 'attempt 2', ({ data, event }) => event === 'subtask' && data.attempt === 2);
  const { body } = await stack.api.get<LogPage>(`/tasks/${taskId}/logs`);
  expect(body.items.map(({ message }) => message).join()).toContain('static ended with SIGKILL');
  await stack.api.post(`/tasks/${taskId}/cancel/`);
  expect((await stack.api.waitForTask(taskId)).status).toBe('REVOKED');
  await worker.end();
});
