import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { useStack } from '../rig/use-stack.js';
import { type Act, startScriptedWorker, submitScripts } from './support/scripts.js';
import { Socket } from './support/socket.js';

const EACH = 500;
const AT_ONCE = 25;
const STEPS = 20;
const stack = useStack();

/** What the connections of this stack's processes to PostgreSQL asked last, by the name of the application. */
async function readConnections(): Promise<Record<string, string[]>> {
  const store = new pg.Client({ connectionString: stack.store.url });
  await store.connect();
  const { rows } = await store.query<{ name: string; queries: string[] }>(
    `SELECT application_name AS name, array_agg(query) AS queries FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() GROUP BY application_name`,
  );
  await store.end();
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

test('a thousand listeners hold one LISTEN connection, and each hears every event of the task exactly once', async () => {
  const gate = join(stack.home, 'gate');
  const steps = Array.from({ length: STEPS }, (_, n): Act[] => [
    ['progress', n, `step ${n}`],
    ['log', 'info', `line ${n}`],
    ['pause', 50],
  ]);
  const taskId = await submitScripts(stack, { static: [[['waitFor', gate], ...steps.flat()]] });

  const streams: Promise<number[]>[] = [];
  const sockets: Socket[] = [];
  for (let wave = 0; wave < EACH / AT_ONCE; wave++) {
    const joining = Array.from({ length: AT_ONCE }, () => Promise.all([openStream(taskId), openSocket(taskId)]));
    for (const [stream, socket] of await Promise.all(joining)) {
      streams.push(stream.seqs);
      sockets.push(socket);
    }
  }

  const connections = await readConnections();
  expect(connections['millrace-events']).toEqual([expect.stringMatching(/^LISTEN /)]);
  // One pool of the API, one of the worker.
  expect(connections['millrace']?.length).toBeLessThanOrEqual(2 * Number(stack.environment['DATABASE_POOL_SIZE']));
  writeFileSync(gate, '');

  const heard = await Promise.all([
    ...streams,
    ...sockets.map(async (socket) => (await socket.untilDone(taskId)).map(({ seq }) => seq)),
  ]);
  const { length } = heard[0] ?? [];
  expect(length).toBeGreaterThan(STEPS);
  const whole = Array.from({ length: length ?? 0 }, (_, index) => index + 1);
  expect(heard.filter((seqs) => seqs.join() !== whole.join())).toEqual([]);
  expect(heard).toHaveLength(2 * EACH);
  expect((await readConnections())['millrace-events']).toHaveLength(1);
  await Promise.all(sockets.map((socket) => socket.close()));
});
