import { hostname } from 'node:os';
import type { ErrorBody } from '../rig/http/views.js';
import type { SpawnedProcess } from '../rig/processes/spawned-process.js';
import { useStack } from '../rig/use-stack.js';
import { startScriptedWorker, submitScripts } from './support/scripts.js';
import type { LogLine, LogPage } from './support/views.js';

const stack = useStack();
let worker: SpawnedProcess;
let taskId: string;

const read = async (query: string) => (await stack.api.get<LogPage>(`/tasks/${taskId}/logs?${query}`)).body;
const texts = ({ items }: LogPage) => items.map(({ message }) => message);

/** What the worker printed about this task, a JSON object a line. */
const printed = () =>
  worker.log
    .split('\n')
    .filter((line) => line.includes(taskId))
    .map((line) => JSON.parse(line) as Record<string, unknown>);

beforeAll(async () => {
  worker = await startScriptedWorker(stack);
  taskId = await submitScripts(stack, {
    security: [
      [
        ['log', 'debug', 'its own word'],
        ['nest', 'log', 'by the logger of Nest'],
        ['temporal', 'warn', 'by the logger of Temporal'],
        ['fail', 'NoLuck', 'not this time'],
      ],
      [['nest', 'error', 'once more']],
    ],
    static: [[['temporal', 'info', 'beside it']]],
  });
  await stack.api.waitForTask(taskId);
});

describe('the log of a task', () => {
  test('holds the lines of currentSubtask(), of Nest and of Temporal, each with its subtask, attempt and level', async () => {
    const { items, dropped } = await read('subtask=security');
    expect(items.map(({ subtask, attempt, level, message }) => [subtask, attempt, level, message])).toEqual([
      ['security', 1, 'debug', 'its own word'],
      ['security', 1, 'info', 'by the logger of Nest'],
      ['security', 1, 'warn', 'by the logger of Temporal'],
      ['security', 1, 'error', 'Attempt 1 failed: not this time'],
      ['security', 2, 'error', 'once more'],
    ]);
    expect(dropped).toEqual({});
  });

  test('shows the lines of every subtask in one order, that of its events', async () => {
    const { items } = await read('');
    expect(items.filter(({ subtask }) => subtask === 'static').map(({ message }) => message)).toEqual(['beside it']);
    const streamed: LogLine[] = [];
    for await (const { event, data } of stack.api.events(taskId)) if (event === 'log') streamed.push(data as never);
    expect(streamed.map(({ seq, message }) => [seq, message])).toEqual(items.map(({ seq, message }) => [seq, message]));
  });

  test('is filtered by a level and what is above it', async () => {
    expect(texts(await read('level=warn&subtask=security'))).toEqual([
      'by the logger of Temporal',
      'Attempt 1 failed: not this time',
      'once more',
    ]);
    expect((await read('level=debug')).items).toHaveLength(6);
  });

  test('comes page by page, each line once', async () => {
    const seen: LogLine[] = [];
    for (let after: number | null = 0; after !== null;) {
      const page: LogPage = await read(`limit=2&after=${after}`);
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items);
      after = page.next_after;
    }
    expect(seen).toEqual((await read('')).items);
  });

  test.each([
    ['level=loud', 'level'],
    ['limit=0', 'limit'],
    ['limit=1001', 'limit'],
    ['after=-1', 'after'],
    ['after=soon', 'after'],
  ])('refuses %s by name', async (query, field) => {
    const { status, body } = await stack.api.get<ErrorBody>(`/tasks/${taskId}/logs?${query}`);
    expect([status, Object.keys(body.details)]).toEqual([400, [field]]);
  });

  test('of an unknown task is not found', async () => {
    expect((await stack.api.get('/tasks/nobody/logs')).status).toBe(404);
  });
});

describe('the log of the worker', () => {
  test('is one JSON object a line, what an activity says carrying its task, subtask and attempt', () => {
    expect(printed()).toContainEqual(
      expect.objectContaining({
        name: 'worker',
        hostname: hostname(),
        pid: worker.pid,
        context: 'Analyzer',
        task_id: taskId,
        subtask: 'security',
        attempt: 1,
        msg: 'by the logger of Nest',
      }),
    );
    expect(printed()).toContainEqual(
      expect.objectContaining({ context: 'Activity', task_id: taskId, subtask: 'static', msg: 'beside it' }),
    );
  });

  test('tells of a failed attempt with its task as well', () => {
    const about = { context: 'Temporal', task_id: taskId, subtask: 'security', attempt: 1 };
    expect(printed()).toContainEqual(expect.objectContaining({ ...about, msg: 'Activity failed: not this time' }));
  });

  test('carries no task where none is at work', () => {
    const polling = worker.log.split('\n').find((line) => line.includes('Polling')) ?? '{}';
    expect(JSON.parse(polling)).not.toHaveProperty('task_id');
  });
});
