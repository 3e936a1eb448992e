import type { CodeAnalysisResult } from '../../contracts/analysis/code-analysis.contract.js';
import type { TaskAnswer, TaskResult, TaskView } from '../rig/http/views.js';
import { submitAnalysis } from '../rig/tasks.js';
import { useStack } from '../rig/use-stack.js';
import { type Act, type Scripts, startScriptedWorker, submitScripts, writeScripts } from './support/scripts.js';
import type { RerunView } from './support/views.js';

const stack = useStack();
const finds = (...messages: string[]): Act[][] => [messages.map((message) => ['find', message])];
const broken: Act[][] = [[['refuse', 'Broken', 'it is broken']]];

beforeAll(() => startScriptedWorker(stack));

/** A task that has ended as scripted. */
async function runTask(scripts: Scripts, more?: object): Promise<TaskView> {
  return stack.api.waitForTask(await submitScripts(stack, scripts, more));
}

/** Reruns a task and waits for its end. */
async function rerun({ task_id }: TaskView, body?: object): Promise<RerunView> {
  const answer = await stack.api.post<TaskAnswer>(`/tasks/${task_id}/rerun`, body);
  expect([answer.status, answer.body.status, answer.headers['location']]).toEqual([
    202,
    'PENDING',
    `/api/v1/tasks/${answer.body.task_id}`,
  ]);
  return (await stack.api.waitForTask(answer.body.task_id)) as RerunView;
}

const mend = (task: TaskView, scripts: Scripts) => {
  const { path = '' } = task.input['source'] as { path?: string };
  writeScripts(stack, scripts, path);
};

async function readFindings({ task_id }: TaskView): Promise<string[]> {
  const { body } = await stack.api.get<TaskResult<CodeAnalysisResult>>(`/tasks/${task_id}/result`);
  return (body.result?.findings ?? []).map(({ message }) => message);
}

/** The activities that the engine ran for a task, by their ids. */
async function readActivities({ task_id }: TaskView): Promise<string[]> {
  const { events } = await stack.engine.client.workflow.getHandle(task_id).fetchHistory();
  return (events ?? []).flatMap(({ activityTaskScheduledEventAttributes: about }) => about?.activityId ?? []).sort();
}

const outcomes = ({ subtasks }: TaskView) => subtasks.map(({ name, status, attempt }) => [name, status, attempt]);

describe('a rerun', () => {
  test('runs what did not succeed, and takes the results of the rest over without running them', async () => {
    const first = await runTask({ security: finds('kept'), static: broken });
    expect([first.status, first.partial]).toEqual(['SUCCESS', true]);
    mend(first, { security: broken, static: finds('mended') });

    const second = await rerun(first);
    expect([second.status, second.partial]).toEqual(['SUCCESS', false]);
    expect(second.subtasks[0]).toMatchObject({
      name: 'security',
      status: 'SUCCESS',
      progress: 100,
      message: `Taken over from task ${first.task_id}`,
      attempt: 0,
      worker: null,
      started_at: null,
    });
    expect(second.subtasks[1]).toMatchObject({ name: 'static', status: 'SUCCESS', attempt: 1 });
    expect(second.subtasks[1]?.started_at).not.toBeNull();
    expect(await readActivities(second)).toEqual(['aggregate', 'static']);
    expect((await readFindings(second)).sort()).toEqual(['kept', 'mended']);
  });

  test('is a new task that names the first, which names its reruns and stays as it was', async () => {
    const first = await runTask({ static: broken });
    const before = await stack.api.readTask(first.task_id);
    const reruns = [await rerun(first), await rerun(first)];
    expect(reruns.map(({ rerun_of }) => rerun_of)).toEqual([first.task_id, first.task_id]);
    const ids = reruns.map(({ task_id }) => task_id);
    expect(await stack.api.readTask(first.task_id)).toEqual({
      ...before,
      reruns: expect.arrayContaining(ids) as object,
    });
    expect((await stack.api.readTask(ids[0] ?? '')) as RerunView).toMatchObject({ status: 'FAILURE', reruns: [] });
  });

  test('repeats everything when everything succeeded', async () => {
    const first = await runTask({ security: finds('old'), static: finds('stale') });
    mend(first, { security: finds('new'), static: finds('fresh') });
    const second = await rerun(first);
    expect(await readActivities(second)).toEqual(['aggregate', 'security', 'static']);
    expect((await readFindings(second)).sort()).toEqual(['fresh', 'new']);
  });

  test('can itself be rerun, with results that come from the first', async () => {
    const first = await runTask({ security: finds('from the first'), static: broken });
    const second = await rerun(first);
    mend(first, { static: finds('from the third') });
    const third = await rerun(second);
    expect([third.rerun_of, third.status, third.partial]).toEqual([second.task_id, 'SUCCESS', false]);
    expect(await readActivities(third)).toEqual(['aggregate', 'static']);
    expect((await readFindings(third)).sort()).toEqual(['from the first', 'from the third']);
  });

  test('takes a large result over as well', async () => {
    const large = 'x'.repeat(100_000);
    const first = await runTask({ security: finds(large), static: broken });
    mend(first, { static: finds('small') });
    const second = await rerun(first);
    expect(await readActivities(second)).toEqual(['aggregate', 'static']);
    expect((await readFindings(second)).map(({ length }) => length)).toEqual([large.length, 'small'.length]);
  });

  test('of a cancelled task starts from the beginning', async () => {
    const options = { start_delay_seconds: 600, tags: { team: 'web' }, retention_seconds: 1000 };
    const taskId = await submitScripts(stack, { static: finds('after all') }, { options });
    await stack.api.post(`/tasks/${taskId}/cancel`);
    const second = await rerun(await stack.api.readTask(taskId));
    expect(second.status).toBe('SUCCESS');
    // The delay was for then; the rest is as it was asked for.
    expect(second.options).toEqual({ tags: { team: 'web' }, retention_seconds: 1000 });
  });

  test('keeps the tags of a task that was started in the engine', async () => {
    const path = writeScripts(stack, { static: finds() });
    const start = { task_type: 'code_analysis', input: { source: { path } }, tags: { team: 'ops' } };
    const { workflow } = stack.engine.client;
    await workflow.start('codeAnalysis', { workflowId: 'by-client', taskQueue: 'workflows', args: [start] });
    await stack.api.waitForStatus('/tasks/by-client', 200);
    const second = await rerun(await stack.api.waitForTask('by-client'));
    expect([second.tags, second.rerun_of]).toEqual([{ team: 'ops' }, 'by-client']);
  });
});

describe('a rerun of only some subtasks', () => {
  test('runs those again and takes the others over', async () => {
    const first = await runTask({ security: finds('kept'), static: finds('old') });
    mend(first, { security: broken, static: finds('new') });
    const second = await rerun(first, { only: ['static'] });
    expect(await readActivities(second)).toEqual(['aggregate', 'static']);
    expect((await readFindings(second)).sort()).toEqual(['kept', 'new']);
  });

  test('leaves the failed ones that it does not name out, which does not make it partial', async () => {
    const first = await runTask({ security: finds('again'), static: broken });
    const second = await rerun(first, { only: ['security'] });
    expect([second.status, second.partial, outcomes(second)]).toEqual([
      'SUCCESS',
      false,
      [
        ['security', 'SUCCESS', 1],
        ['static', 'SKIPPED', 0],
      ],
    ]);
    expect(second.subtasks[1]?.message).toBe(`Left out of this rerun; it ended as FAILURE in task ${first.task_id}`);
  });
});

describe('a rerun with a changed input', () => {
  test('runs everything, on what was changed and what was not', async () => {
    const first = await runTask({ security: finds('there'), static: finds('there too') });
    const path = writeScripts(stack, { security: finds('here'), static: finds('here too') });
    const second = await rerun(first, { input: { source: { path } } });
    expect(second.input).toEqual({ ...first.input, source: { path } });
    expect(await readActivities(second)).toEqual(['aggregate', 'security', 'static']);
    expect((await readFindings(second)).sort()).toEqual(['here', 'here too']);
  });

  test('runs only what it names, if it names something', async () => {
    const first = await runTask({ static: finds('kept') });
    const source = { path: writeScripts(stack, { security: finds('new'), static: broken }) };
    const second = await rerun(first, { only: ['security'], input: { source, analyzers: ['security', 'static'] } });
    expect(await readActivities(second)).toEqual(['aggregate', 'security']);
    expect((await readFindings(second)).sort()).toEqual(['kept', 'new']);
  });

  test('leaves out what it does not name and the first task did not have', async () => {
    const first = await runTask({ static: finds('old') });
    const second = await rerun(first, { only: ['static'], input: { analyzers: ['security', 'static'] } });
    expect(outcomes(second)).toEqual([
      ['security', 'SKIPPED', 0],
      ['static', 'SUCCESS', 1],
    ]);
  });
});

test('a rerun whose source is gone meanwhile fails like any other task', async () => {
  const path = writeScripts(stack, { static: finds() });
  const first = await stack.api.waitForTask(await submitAnalysis(stack, path, { analyzers: ['static'] }));
  mend(first, { static: broken });
  expect(await rerun(first)).toMatchObject({ status: 'FAILURE', error: { type: 'Broken', subtask: 'static' } });
});
