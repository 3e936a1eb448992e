import { join } from 'node:path';
import type { ErrorBody, TaskPage } from '../rig/http/views.js';
import { writeTree } from '../rig/trees/write-tree.js';
import { useStack } from '../rig/use-stack.js';
import { waitFor } from '../rig/wait-for.js';

const stack = useStack({ workers: ['workflows,cpu'] });
let path: string;

beforeAll(() => {
  path = writeTree(join(stack.trees, 'small'), { 'index.js': 'eval(process.argv[2]);\n' });
});

function start(workflowId: string, argument: object) {
  const options = { workflowId, taskQueue: 'workflows', args: [argument] };
  return stack.engine.client.workflow.start('codeAnalysis', options);
}

const waitForRow = (taskId: string) => stack.api.waitForStatus(`/tasks/${taskId}`, 200);

describe('a task that was started in the engine itself', () => {
  test('appears in the API like any other and succeeds', async () => {
    await start('by-client', { task_type: 'code_analysis', input: { source: { path } }, tags: { team: 'web' } });
    await waitForRow('by-client');
    const task = await stack.api.waitForTask('by-client');
    expect(task).toMatchObject({ task_type: 'code_analysis', status: 'SUCCESS', tags: { team: 'web' } });
    expect(task.input).toEqual({ source: { path } });
    expect(task.subtasks.map(({ name, status }) => [name, status])).toEqual([
      ['security', 'SUCCESS'],
      ['static', 'SUCCESS'],
    ]);
    const list = await stack.api.get<TaskPage>('/tasks?tag.team=web');
    expect(list.body.items.map(({ task_id }) => task_id)).toEqual(['by-client']);
    expect((await stack.api.get('/tasks/by-client/result/')).status).toBe(200);
  });

  test('by the Temporal CLI is one as well', async () => {
    const input = JSON.stringify({ task_type: 'code_analysis', input: { source: { path }, analyzers: ['security'] } });
    const workflow = ['--type', 'codeAnalysis', '--task-queue', 'workflows', '--workflow-id', 'by-cli'];
    await stack.engine.runCli('workflow', 'start', ...workflow, '--input', input);
    await waitForRow('by-cli');
    const task = await stack.api.waitForTask('by-cli');
    expect([task.status, task.subtasks.map(({ name }) => name)]).toEqual(['SUCCESS', ['security']]);
  });

  test('carries the search attributes of its type and tags', async () => {
    await start('searched', { task_type: 'code_analysis', input: { source: { path } }, tags: { team: 'search' } });
    await waitForRow('searched');
    await stack.api.waitForTask('searched');
    const query = 'TaskType = "code_analysis" AND Tenant = "default" AND Tags = "team=search"';
    await waitFor('the search', async () => (await stack.engine.client.workflow.count(query)).count === 1);
  });

  test.each<[string, object, RegExp]>([
    ['a source that is missing', { analyzers: ['static'] }, /source/],
    ['a field that is not known', { source: { path: '/x' }, prompt: 'a boat' }, /prompt/],
    ['a path outside of the roots', { source: { path: '/etc' } }, /source\.path/],
    ['an archive that is none', { source: { archive: 'aGVsbG8=' } }, /source\.archive/],
  ])('with a bad input gets its row and fails there with the reason: %s', async (name, input, reason) => {
    const workflowId = name.replaceAll(' ', '-');
    await start(workflowId, { task_type: 'code_analysis', input });
    await waitForRow(workflowId);
    const task = await stack.api.waitForTask(workflowId);
    expect(task).toMatchObject({ status: 'FAILURE', error: { type: 'InvalidInput' } });
    expect(task.error?.message).toMatch(reason);
  });

  test('with an unknown task type fails in the engine, and leaves no row', async () => {
    const handle = await start('alchemy', { task_type: 'alchemy', input: {} });
    await expect(handle.result()).rejects.toMatchObject({ cause: { type: 'InvalidInput' } });
    expect((await stack.api.get<ErrorBody>('/tasks/alchemy')).status).toBe(404);
  });
});
