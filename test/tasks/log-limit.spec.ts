import { useStack } from '../rig/use-stack.js';
import { startScriptedWorker, submitScripts } from './support/scripts.js';
import type { LogPage } from './support/views.js';

const KEPT = 10_000;
const stack = useStack();

beforeAll(() => startScriptedWorker(stack));

const readPage = async (taskId: string, query: string) =>
  (await stack.api.get<LogPage>(`/tasks/${taskId}/logs?${query}`)).body;

/** Every line of a subtask, and the lines that were dropped. */
async function readAll(taskId: string, subtask: string) {
  const lines: string[] = [];
  let dropped: LogPage['dropped'] = {};
  for (let after: number | null = 0; after !== null;) {
    const page: LogPage = await readPage(taskId, `subtask=${subtask}&limit=1000&after=${after}`);
    lines.push(...page.items.map(({ message }) => message));
    ({ dropped, next_after: after } = page);
  }
  return { lines, dropped };
}

const numbered = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => `line ${first + index}`);

test('of each subtask the first 10,000 lines are kept and the others counted, however fast they came', async () => {
  const taskId = await submitScripts(stack, { security: [[['lines', 1, 12_345]]], static: [[['lines', 1, 10_000]]] });
  expect((await stack.api.waitForTask(taskId)).status).toBe('SUCCESS');
  const security = await readAll(taskId, 'security');
  expect(security.lines).toEqual(numbered(1, KEPT));
  expect((await readAll(taskId, 'static')).lines).toEqual(numbered(1, KEPT));
  expect(security.dropped).toEqual({ security: 2345 });
});

test('the limit is the same for all attempts of a subtask together', async () => {
  const first = [['lines', 1, 9_000] as const, ['fail', 'NoLuck', 'half way'] as const];
  const taskId = await submitScripts(stack, { static: [first, [['lines', 9_001, 10_500]]] });
  await stack.api.waitForTask(taskId);
  const { lines, dropped } = await readAll(taskId, 'static');
  // The failure itself is a line as well.
  expect(lines).toEqual([...numbered(1, 9_000), 'Attempt 1 failed: half way', ...numbered(9_001, 9_999)]);
  expect(dropped).toEqual({ static: 501 });
});

test('the stream carries the lines that are kept, numbered without gaps up to done', async () => {
  const taskId = await submitScripts(stack, { static: [[['lines', 1, 10_001]]] });
  const ids: number[] = [];
  let lines = 0;
  for await (const { id, event } of stack.api.events(taskId)) {
    ids.push(id);
    if (event === 'log') lines += 1;
  }
  expect(lines).toBe(KEPT);
  expect(ids).toEqual(ids.map((_, index) => index + 1));
});
