import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorBody, TaskStatus, TaskView } from '../rig/http/views.js';
import type { SpawnedProcess } from '../rig/processes/spawned-process.js';
import { submitAnalysis } from '../rig/tasks.js';
import { useStack } from '../rig/use-stack.js';
import { type Act, startScriptedWorker, submitScripts } from './support/scripts.js';
import type { LogPage } from './support/views.js';

const stack = useStack({ env: { RECONCILE_INTERVAL_SECONDS: '1' } });
const never = () => join(stack.home, 'never');
const fail: Act[][] = [
  [
    ['progress', 70, 'nearly'],
    ['refuse', 'Broken', 'it is broken'],
  ],
];
const skip: Act[][] = [[['refuse', 'SubtaskSkipped', 'nothing to read here']]];
const succeed: Act[][] = [[['progress', 70, 'nearly']]];

let worker: SpawnedProcess;

beforeAll(async () => {
  worker = await startScriptedWorker(stack);
});

/** What the task, its status and its list say of state and progress, which must be one thing. */
async function readStanding(taskId: string) {
  const { status, progress } = await stack.api.readTask(taskId);
  const { body } = await stack.api.get<TaskStatus>(`/tasks/${taskId}/status/`);
  expect([body.status, body.progress]).toEqual([status, progress]);
  return [status, progress];
}

/** A task in the middle of its work, at this progress. */
async function submitHalted(percent: number, more?: object): Promise<string> {
  const taskId = await submitScripts(
    stack,
    {
      static: [
        [
          ['progress', percent, 'half way'],
          ['waitFor', never()],
        ],
      ],
    },
    more,
  );
  await stack.api.waitForEvent(taskId, 'its progress', ({ data }) => data.progress === percent);
  return taskId;
}

describe('the progress of a task', () => {
  test('is 0 while it is PENDING', async () => {
    const taskId = await submitAnalysis(stack, stack.trees, { options: { start_delay_seconds: 600 } });
    expect(await readStanding(taskId)).toEqual(['PENDING', 0]);
  });

  test('is that of its subtasks while it is PROCESSING, and 100 once it is SUCCESS', async () => {
    const gate = join(stack.home, 'gate');
    const halted: Act[][] = [
      [
        ['progress', 60, 'half way'],
        ['waitFor', gate],
      ],
    ];
    const taskId = await submitScripts(stack, { security: [[]], static: halted });
    await stack.api.waitForEvent(taskId, 'the mean of 100 and 60', ({ data }) => data.progress === 80);
    expect(await readStanding(taskId)).toEqual(['PROCESSING', 80]);
    writeFileSync(gate, '');
    await stack.api.waitForTask(taskId);
    expect(await readStanding(taskId)).toEqual(['SUCCESS', 100]);
  });

  test('stays below 100 until it has ended', async () => {
    const taskId = await submitHalted(100, { analyzers: ['static'] });
    expect(await readStanding(taskId)).toEqual(['PROCESSING', 99]);
    await stack.api.post(`/tasks/${taskId}/cancel`);
  });

  test('is 0 again once it is FAILURE', async () => {
    const taskId = await submitScripts(stack, { static: fail });
    await stack.api.waitForTask(taskId);
    expect(await readStanding(taskId)).toEqual(['FAILURE', 0]);
  });

  test('is 0 again once it is REVOKED', async () => {
    const taskId = await submitHalted(70);
    await stack.api.post(`/tasks/${taskId}/cancel`);
    const { subtasks } = await stack.api.waitForTask(taskId);
    expect(await readStanding(taskId)).toEqual(['REVOKED', 0]);
    expect(subtasks.map(({ status, progress }) => [status, progress])).toEqual([['REVOKED', 0]]);
  });

  test('is told by done as by the task', async () => {
    const taskId = await submitScripts(stack, { static: fail });
    const done = await stack.api.waitForEvent(taskId, 'done', ({ event }) => event === 'done');
    expect([done.data.status, done.data.progress]).toEqual(['FAILURE', 0]);
  });
});

describe('a task', () => {
  const end = async (security: Act[][], statics: Act[][]): Promise<Pick<TaskView, 'status' | 'partial'>> => {
    const { status, partial } = await stack.api.waitForTask(await submitScripts(stack, { security, static: statics }));
    return { status, partial };
  };

  test('of which one subtask failed is a partial SUCCESS', async () => {
    expect(await end(succeed, fail)).toEqual({ status: 'SUCCESS', partial: true });
  });

  test('of which one subtask was skipped is a whole SUCCESS', async () => {
    expect(await end(succeed, skip)).toEqual({ status: 'SUCCESS', partial: false });
  });

  test('of which every subtask failed is a FAILURE', async () => {
    expect(await end(fail, fail)).toEqual({ status: 'FAILURE', partial: false });
  });

  test('of which no subtask succeeded and one failed is a FAILURE', async () => {
    expect(await end(skip, fail)).toEqual({ status: 'FAILURE', partial: false });
  });

  test('whose subtask waits for its next attempt is stopped by its timeout', async () => {
    const taskId = await submitScripts(
      stack,
      { static: [[['fail', 'NoLuck', 'never']]] },
      { options: { timeout_seconds: 1 } },
    );
    const { status, error } = await stack.api.waitForTask(taskId);
    expect([status, error?.type]).toEqual(['FAILURE', 'TaskTimeout']);
  });
});

describe('a state that is an end never changes', () => {
  test.each([
    ['SUCCESS', succeed],
    ['FAILURE', fail],
  ])('%s, by a late wish to cancel it', async (state, script) => {
    const taskId = await submitScripts(stack, { static: script });
    const before = await stack.api.waitForTask(taskId);
    const { status, body } = await stack.api.post<ErrorBody>(`/tasks/${taskId}/cancel`);
    expect([status, Object.keys(body.details)]).toEqual([409, ['status']]);
    expect(body.details['status']?.join()).toContain(state);
    expect(await stack.api.readTask(taskId)).toEqual(before);
  });

  test('REVOKED, by a second wish to cancel it', async () => {
    const taskId = await submitAnalysis(stack, stack.trees, { options: { start_delay_seconds: 600 } });
    expect((await stack.api.post(`/tasks/${taskId}/cancel`)).status).toBe(202);
    expect((await stack.api.post(`/tasks/${taskId}/cancel`)).status).toBe(409);
  });

  test('REVOKED, by an activity that hears of nothing and goes on to its end', async () => {
    const gate = join(stack.home, 'late');
    const taskId = await submitScripts(stack, {
      static: [
        [
          ['progress', 10, 'on its way'],
          ['blindlyWaitFor', gate],
          ['log', 'error', 'a late line'],
          ['progress', 90, 'a late word'],
          ['temporal', 'warn', 'the late end'],
        ],
      ],
    });
    await stack.api.waitForEvent(taskId, 'its progress', ({ data }) => data.progress === 10);
    await stack.engine.runCli('workflow', 'terminate', '--workflow-id', taskId, '--reason', 'a test');
    const before = await stack.api.waitForTask(taskId);
    expect(before.status).toBe('REVOKED');
    writeFileSync(gate, '');
    // Its end is the end of whatever it still had to say.
    expect(await worker.end()).toEqual({ code: 0, signal: null });
    expect(await stack.api.readTask(taskId)).toEqual(before);
    const { items } = (await stack.api.get<LogPage>(`/tasks/${taskId}/logs`)).body;
    expect(items).toEqual([]);
    const kinds: string[] = [];
    for await (const { event } of stack.api.events(taskId)) kinds.push(event);
    expect(kinds.indexOf('done')).toBe(kinds.length - 1);
  });
});
