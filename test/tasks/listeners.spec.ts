import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { queryStore } from '../rig/query-store.js';
import { useStack } from '../rig/use-stack.js';
import { type Act, startScriptedWorker, submitScripts } from './support/scripts.js';
import { Socket } from './support/socket.js';
import type { LogPage } from './support/views.js';

const EACH = 500;
const AT_ONCE = 25;
const STEPS = 20;
const TASKS = 10;
// All of the tasks stand at the gate at once.
const stack = useStack({ env: { CPU_CONCURRENCY: String(TASKS) } });

/** What the connections of this stack's processes to PostgreSQL asked last, by the name of the application. */
async function readConnections(): Promise<Record<string, string[]>> {
  const rows = await queryStore<{ name: string; queries: string[] }>(
    stack.store,
    `SELECT application_name AS name, array_agg(query) AS queries FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() GROUP BY application_name`,
    [],
  );
  return Object.fromEntries(rows.map(({ name, queries }) => [name, queries]));
}

/** A stream of the task that has told its first event; `seqs` are those of all of them, once it has ended. */
async function openStream(taskId: string): Promise<{ seqs: Promise<number[]> }> {
  const events = stack.api.events(taskId);
  const first = await events.next();
  const readRest = async () => {
    const seqs = first.done ? [] : [first.value.id];
    for await (const { id } of events) seqs.push(id);
    return seqs;
  };
  return { seqs: readRest() };
}

async function openSocket(taskId: string): Promise<Socket> {
  const socket = await Socket.open(stack.api);
  await socket.ask({ subscribe: [`task:${taskId}`] });
  return socket;
}

beforeAll(() => startScriptedWorker(stack));

/** The places of a task's events, from the first to the last of those heard. */
const countTo = (length: number) => Array.from({ length }, (_, index) => index + 1).join();

test('a thousand listeners to one task and to others hold one LISTEN connection, and hear every event exactly once', async () => {
  const gate = join(stack.home, 'gate');
  const steps = Array.from({ length: STEPS }, (_, n): Act[] => [
    ['progress', n, `step ${n}`],
    ['log', 'info', `line ${n}`],
    ['pause', 50],
  ]);
  const script = { static: [[['waitFor', gate], ...steps.flat()] as Act[]] };
  const taskIds = await Promise.all(Array.from({ length: TASKS }, () => submitScripts(stack, script)));
  // Every other pair of listeners is at the first task, the rest spread over all of them.
  const taskOf = (pair: number) => taskIds[pair % 2 === 0 ? 0 : ((pair - 1) / 2) % TASKS] ?? '';

  const streams: { taskId: string; seqs: Promise<number[]> }[] = [];
  const sockets: { taskId: string; socket: Socket }[] = [];
  for (let first = 0; first < EACH; first += AT_ONCE) {
    const joining = Array.from({ length: AT_ONCE }, async (_, n) => {
      const taskId = taskOf(first + n);
      const [{ seqs }, socket] = await Promise.all([openStream(taskId), openSocket(taskId)]);
      streams.push({ taskId, seqs });
      sockets.push({ taskId, socket });
    });
    await Promise.all(joining);
  }

  const connections = await readConnections();
  expect(connections['millrace-events']).toEqual([expect.stringMatching(/^LISTEN /)]);
  // One pool of the API, one of the worker.
  expect(connections['millrace']?.length).toBeLessThanOrEqual(2 * Number(stack.environment['DATABASE_POOL_SIZE']));
  writeFileSync(gate, '');

  const heard = await Promise.all([
    ...streams.map(async ({ taskId, seqs }) => ({ taskId, seqs: await seqs })),
    ...sockets.map(async ({ taskId, socket }) => ({
      taskId,
      seqs: (await socket.untilDone(taskId)).map(({ seq }) => seq),
    })),
  ]);
  const wholes = new Map<string, string>();
  for (const taskId of taskIds) {
    const { body } = await stack.api.get<LogPage>(`/tasks/${taskId}/logs?limit=1000`);
    expect(body.items.map(({ message }) => message)).toEqual(steps.map((_, n) => `line ${n}`));
    const rows = await queryStore<{ count: string }>(
      stack.store,
      'SELECT count(*) FROM task_events WHERE task_id = $1',
      [taskId],
    );
    wholes.set(taskId, countTo(Number(rows[0]?.count)));
  }
  expect(heard.filter(({ taskId, seqs }) => seqs.join() !== wholes.get(taskId))).toEqual([]);
  expect(heard).toHaveLength(2 * EACH);
  expect(new Set(heard.map(({ taskId }) => taskId)).size).toBe(TASKS);
  expect((await readConnections())['millrace-events']).toHaveLength(1);
  await Promise.all(sockets.map(({ socket }) => socket.close()));
});
