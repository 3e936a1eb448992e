import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../rig/repository.js';
import { submitAnalysis } from '../rig/tasks.js';
import { writeHeavyProject } from '../rig/trees/write-heavy-project.js';
import { writeModules } from '../rig/trees/write-modules.js';
import { useStack } from '../rig/use-stack.js';
import { HISTORIES, type HistoryName } from './histories.js';

// One activity at a time, in too little memory for the type checker of a heavy project.
const stack = useStack({ env: { CPU_CONCURRENCY: '1', ANALYZER_MEMORY_MB: '192' } });

async function save(name: HistoryName, taskId: string): Promise<void> {
  const handle = stack.engine.client.workflow.getHandle(taskId);
  await handle.result().catch(() => undefined);
  const history = await stack.engine.runCli('workflow', 'show', '--workflow-id', taskId, '--output', 'json');
  writeFileSync(join(HISTORIES, `${name}.json`), history.replaceAll(`${REPOSITORY}/`, '/srv/millrace/'));
}

const waitForProgress = (taskId: string) =>
  stack.api.waitForEvent(taskId, 'progress', ({ event, data }) => event === 'subtask' && (data.progress ?? 0) > 5);

test('success, partial and failure', async () => {
  const worker = await stack.startWorker();
  const small = writeModules(join(stack.trees, 'small'), 2);
  const heavy = writeHeavyProject(join(stack.trees, 'heavy'));
  const options = { tags: { team: 'web' }, timeout_seconds: 600 };
  const tasks = {
    success: await submitAnalysis(stack, small, { options }),
    partial: await submitAnalysis(stack, heavy),
    failure: await submitAnalysis(stack, join(stack.trees, 'nowhere')),
  };
  for (const [name, taskId] of Object.entries(tasks)) {
    await stack.api.waitForTask(taskId);
    await save(name as keyof typeof tasks, taskId);
  }
  await worker.end();
});

test('cancelled, and timed out', async () => {
  const worker = await stack.startWorker();
  const large = writeModules(join(stack.trees, 'large'), 3_000);
  const cancelled = await submitAnalysis(stack, large);
  await waitForProgress(cancelled);
  await stack.api.post(`/tasks/${cancelled}/cancel`);
  await stack.api.waitForTask(cancelled);
  await save('cancelled', cancelled);
  const overdue = await submitAnalysis(stack, large, { options: { timeout_seconds: 2 } });
  await stack.api.waitForTask(overdue);
  await save('timed-out', overdue);
  await worker.end();
});

test('worker killed', async () => {
  const worker = await stack.startWorker();
  const taskId = await submitAnalysis(stack, writeModules(join(stack.trees, 'medium'), 60));
  await waitForProgress(taskId);
  await worker.end('SIGKILL');
  const other = await stack.startWorker();
  await stack.api.waitForTask(taskId);
  await save('worker-killed', taskId);
  await other.end();
});

test('started in the engine', async () => {
  const worker = await stack.startWorker();
  const source = { path: writeModules(join(stack.trees, 'small'), 2) };
  const argument = { task_type: 'code_analysis', input: { source, analyzers: ['security'] } };
  const options = { workflowId: 'by-hand', taskQueue: 'workflows', args: [argument] };
  const handle = await stack.engine.client.workflow.start('codeAnalysis', options);
  await handle.result();
  await save('started-in-engine', 'by-hand');
  await worker.end();
});

test('trained, and searched', async () => {
  const worker = await stack.startWorker();
  const training = { task_type: 'model_training', model: 'tfjs', epochs: 2 };
  const trained = (await stack.api.submit(training)).task_id;
  const searched = (await stack.api.submit({ ...training, search: { learning_rate: [0.001, 0.002] } })).task_id;
  for (const [name, taskId] of Object.entries({ trained, searched })) {
    await stack.api.waitForTask(taskId);
    await save(name as HistoryName, taskId);
  }
  await worker.end();
});
