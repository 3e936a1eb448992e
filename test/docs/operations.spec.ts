import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCli } from '../../scripts/engine/find-cli.js';
import { readSettings } from '../../src/config/settings.js';
import type { TaskView } from '../rig/http/views.js';
import type { SpawnedProcess } from '../rig/processes/spawned-process.js';
import { REPOSITORY } from '../rig/repository.js';
import { useStack } from '../rig/use-stack.js';
import { waitFor } from '../rig/wait-for.js';
import { readCommands } from './support/documents.js';
import { requireCommand, Shell } from './support/shell.js';

const DOCUMENT = 'docs/operations.md';
// The recipe waits so long between the submit and the delete.
const DELETED_AFTER_MS = 2000;
const recipes = readCommands(DOCUMENT);

let shell: Shell;
// Before the stack's own: it must not outlive the stack.
afterAll(() => shell.close());

// Without a worker of cpu the tasks stay where the recipes find them: begun, and waiting for their analyzers.
const stack = useStack({ workers: ['workflows'], env: { RECONCILE_INTERVAL_SECONDS: '2' } });
let resetTask: { taskId: string; runId: string };
/** Starts in the middle of the document: from then on tasks may end. */
let cpuWorker: SpawnedProcess | undefined;

beforeAll(async () => {
  requireCommand('jq');
  const cli = await findCli(readSettings(process.env));
  const folder = join(stack.home, 'operations');
  for (const path of [folder, join(folder, 'bin'), join(stack.trees, 'code')]) mkdirSync(path);
  symlinkSync(cli, join(folder, 'bin', 'temporal'));
  symlinkSync(join(REPOSITORY, 'dist'), join(folder, 'dist'));
  writeFileSync(join(stack.trees, 'code', 'index.js'), 'eval(process.argv[2]);\n');
  writeFileSync(join(folder, 'temporal.toml'), `[profile.default]\naddress = "${stack.engine.address}"\n`);
  const { PATH, HOME, LANG } = process.env;
  shell = new Shell({
    cwd: folder,
    env: {
      PATH: `${join(folder, 'bin')}:${PATH}`,
      ...{ HOME, LANG, TEMPORAL_CLI_PATH: cli, MILLRACE_HOME: stack.home },
      TEMPORAL_CONFIG_FILE: join(folder, 'temporal.toml'),
    },
    replace: { 'http://127.0.0.1:3000': stack.api.url, 'SOURCE=$PWD': `SOURCE=${join(stack.trees, 'code')}` },
  });
});

/** Prints a variable of the shell. */
async function variable(name: string): Promise<string> {
  return (await shell.run({ document: DOCUMENT, line: 0, text: `echo "$${name}"` })).trim();
}

async function theTask(): Promise<TaskView> {
  return stack.api.readTask(await variable('TASK'));
}

function untilStatus(taskId: string, status: string): Promise<TaskView> {
  return waitFor(`${taskId} to be ${status}`, async () => {
    const answer = await stack.api.get<TaskView>(`/tasks/${taskId}`);
    return answer.status === 200 && answer.body.status === status && answer.body;
  });
}

const actionsOf = async (taskId: string) => {
  const { body } = await stack.api.get<{ items: { action: string; actor: string }[] }>(`/tasks/${taskId}/history`);
  return body.items;
};

const runOf = async (taskId: string) => (await stack.engine.client.workflow.getHandle(taskId).describe()).runId;

/** What each recipe must have done, by its heading. `printed` is what it printed. */
const CHECKS: Readonly<Record<string, (printed: string) => void | Promise<void>>> = {
  'The Temporal CLI': () => undefined,
  'List by search attribute': async (printed) => expect(printed).toContain(await variable('TASK')),
  Count: (printed) => expect(printed).toMatch(/Total: 1[^]*Group total: 1, values: Running/),
  Describe: (printed) => {
    expect(printed).toMatch(/Type +analyzeCode/);
    expect(printed).toMatch(/StaticSummary +"Code analysis"/);
  },
  'Show the event history': (printed) => expect(printed).toMatch(/ActivityTaskScheduled/),
  'Query the progress': (printed) => {
    expect(printed).toMatch(/"security":"PROCESSING"/);
    expect(printed).toMatch(/"percent":0/);
  },
  'Stack trace': (printed) => expect(printed).toContain('fan-out'),
  'Describe a task queue': (printed) => expect(printed).toMatch(/UNVERSIONED +activity +2 /),
  Cancel: async () => {
    const { message } = await untilStatus(await variable('TASK'), 'REVOKED');
    expect(message).toBe('Cancelled');
    const actions = await actionsOf(await variable('TASK'));
    expect(actions.map(({ action }) => action)).not.toContain('cancel_requested');
  },
  Terminate: async () => {
    const { message } = await untilStatus(await variable('TASK'), 'REVOKED');
    expect(message).toBe('Its workflow was terminated from outside');
  },
  'Reset a running task': async () => {
    const { task_id, status } = await theTask();
    expect(status).toBe('PENDING');
    const history = stack.engine.client.workflow.getHandle(task_id);
    expect((await history.describe()).status.name).toBe('RUNNING');
    resetTask = { taskId: task_id, runId: await runOf(task_id) };
  },
  'Start a task': async () => {
    const { tags, task_type } = await untilStatus('nightly-1', 'PENDING');
    expect({ tags, task_type }).toEqual({ tags: { team: 'night' }, task_type: 'code_analysis' });
    expect((await actionsOf('nightly-1'))[0]).toMatchObject({ action: 'submitted', actor: 'engine' });
    await waitFor(
      'its search attributes',
      async () => (await stack.engine.client.workflow.count('Tags = "team=night"')).count,
    );
  },
  'Start a task with a wrong input': async () => {
    const { error } = await untilStatus('wrong-1', 'FAILURE');
    expect(error).toMatchObject({ type: 'InvalidInput', message: expect.stringContaining('source.path') as string });
  },
  'Batch cancel': async (printed) => {
    const ids = printed.match(/^[0-9a-f-]{36}$/gm) ?? [];
    expect(ids).toHaveLength(2);
    for (const taskId of ids) await untilStatus(taskId, 'REVOKED');
  },
  Delete: async () => {
    const { task_id: taskId, created_at } = await theTask();
    const deletedAt = Date.parse(created_at) + DELETED_AFTER_MS;
    await waitFor('a new workflow of the same id', async () => {
      const described = await stack.engine.client.workflow
        .getHandle(taskId)
        .describe()
        .catch(() => null);
      return described && described.startTime.getTime() > deletedAt;
    });
    cpuWorker = await stack.startWorker('cpu');
    await untilStatus(taskId, 'SUCCESS');
    await untilStatus(resetTask.taskId, 'SUCCESS');
    expect(await runOf(resetTask.taskId)).toBe(resetTask.runId);
  },
  'Batch jobs': (printed) => expect(printed).toContain('Completed'),
  'Reset a task that has ended': async (printed) => {
    await waitFor('the end of the new run', async () => {
      const { status } = await stack.engine.client.workflow.getHandle('nightly-1').describe();
      return status.name === 'FAILED';
    });
    expect((await stack.api.readTask('nightly-1')).status).toBe('SUCCESS');
    const { task_id: rerun } = JSON.parse(printed.slice(printed.lastIndexOf('{'))) as { task_id: string };
    expect((await untilStatus(rerun, 'SUCCESS')).rerun_of).toBe('nightly-1');
  },
};

test('every recipe has a check of its effect', () => {
  expect([...new Set(recipes.map(({ heading }) => heading))]).toEqual(Object.keys(CHECKS));
});

test.each(recipes)('line $line: $heading', async (recipe) => {
  const printed = await shell.run(recipe);
  await CHECKS[recipe.heading]?.(printed);
});

test('a workflow that the server timed out ends its task as FAILURE with Timeout', async () => {
  await cpuWorker?.end();
  await stack.engine.client.workflow.start('codeAnalysis', {
    workflowId: 'late-1',
    taskQueue: 'workflows',
    workflowExecutionTimeout: '3 seconds',
    args: [{ task_type: 'code_analysis', input: { source: { path: join(stack.trees, 'code') } } }],
  });
  const { error } = await untilStatus('late-1', 'FAILURE');
  expect(error).toMatchObject({ type: 'Timeout' });
});
