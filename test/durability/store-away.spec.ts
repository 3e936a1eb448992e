import { join } from 'node:path';
import type { StreamEvent } from '../rig/events/stream-event.js';
import type { ErrorBody, TaskPage } from '../rig/http/views.js';
import type { OwnPostgres } from '../rig/store.js';
import { submitAnalysis } from '../rig/tasks.js';
import { writeModules } from '../rig/trees/write-modules.js';
import { useStack } from '../rig/use-stack.js';

const stack = useStack({ workers: ['workflows,cpu'], ownStore: true });
const store = () => stack.store as OwnPostgres;
let tree: string;

beforeAll(() => {
  tree = writeModules(join(stack.trees, 'modules'), 60);
});

test('while PostgreSQL is away every route answers 503 with Retry-After, and nothing is accepted', async () => {
  const known = await submitAnalysis(stack, tree, { options: { start_delay_seconds: 600 } });
  await store().stop();
  const body = { task_type: 'code_analysis', source: { path: tree } };
  const answers = [
    await stack.api.post<ErrorBody>('/tasks', body),
    await stack.api.post<ErrorBody>('/tasks', body, { headers: { 'idempotency-key': 'away' } }),
    await stack.api.get<ErrorBody>('/tasks'),
    await stack.api.get<ErrorBody>(`/tasks/${known}`),
    await stack.api.get<ErrorBody>(`/tasks/${known}/status/`),
    await stack.api.get<ErrorBody>(`/tasks/${known}/result/`),
    await stack.api.get<ErrorBody>(`/tasks/${known}/events`),
    await stack.api.post<ErrorBody>(`/tasks/${known}/cancel/`),
    await stack.api.get<ErrorBody>('//health/ready'),
  ];
  for (const { status, headers, body: refusal } of answers) {
    expect([status, refusal.error]).toEqual([503, 'Unavailable']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  }
  await store().startAgain();
  await stack.api.waitForStatus('/tasks', 200);
  expect((await stack.api.get<TaskPage>('/tasks')).body.items.map(({ task_id }) => task_id)).toEqual([known]);
});

test('a task in the middle of its work waits for PostgreSQL, and its open stream goes on without a gap', async () => {
  const taskId = await submitAnalysis(stack, tree);
  const events: StreamEvent[] = [];
  let outage: Promise<void> | undefined;
  for await (const event of stack.api.events(taskId)) {
    events.push(event);
    if ((event.data.progress ?? 0) > 5)
      outage ??= store()
        .stop()
        .then(() => store().startAgain());
  }
  await outage;
  expect(outage).toBeDefined();
  expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
  expect(events.at(-1)?.data.status).toBe('SUCCESS');
  const { subtasks } = await stack.api.readTask(taskId);
  expect(subtasks.map(({ status }) => status)).toEqual(['SUCCESS', 'SUCCESS']);
});
