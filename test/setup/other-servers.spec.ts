import { join } from 'node:path';
import { freePort } from '../rig/processes/free-port.js';
import pg from 'pg';
import { type RunningEngine, startEngine } from '../../scripts/engine/start-engine.js';
import { type RunningPostgres, startPostgres } from '../../scripts/postgres/start-postgres.js';
import { openPorts, processesMentioning } from './traces.js';
import { StackUnderTest } from './stack-under-test.js';

let stack: StackUnderTest;
let others: StackUnderTest;
let postgres: RunningPostgres;
let engine: RunningEngine;

beforeAll(async () => {
  others = await StackUnderTest.open();
  postgres = await startPostgres({ home: others.home, port: await freePort() });
  engine = await startEngine({
    cli: others.env['TEMPORAL_CLI_PATH'] ?? '',
    folder: join(others.home, 'temporal'),
    port: await freePort(),
    uiPort: await freePort(),
    namespace: 'default',
  });
});
afterAll(async () => {
  await engine.stop();
  await postgres.stop();
  await others.close();
});
beforeEach(async () => {
  stack = await StackUnderTest.open();
});
afterEach(() => stack.close());

test('servers named by the settings are used instead of ours, and outlive stop', async () => {
  const env = { DATABASE_URL: postgres.url, TEMPORAL_ADDRESS: engine.address };
  const { exitCode, output } = await stack.run('start', env);
  expect(exitCode === 0 ? 'started' : output).toBe('started');
  expect(stack.state()?.services.map(({ name }) => name)).toEqual(['api', 'worker', 'worker-gpu']);
  expect((await stack.run('status', env)).output).toMatch(/^temporal \(external\) +up /m);
  await stack.run('stop', env);
  const ports = [postgres.url, `http://${engine.address}`].map((url) => Number(new URL(url).port));
  expect(await openPorts(ports)).toEqual(ports);
});

test('a service that dies again and again fails the start with the last lines of its log, and nothing is left', async () => {
  const database = await createDatabaseWithoutRights();
  const { exitCode, output } = await stack.run('start', { DATABASE_URL: database, TEMPORAL_ADDRESS: engine.address });
  expect(exitCode).toBe(1);
  expect(output).toContain('dies again and again');
  expect(output).toMatch(/The last lines of .*\/(api|worker)\.log:\n/);
  expect(processesMentioning(stack.home)).toEqual([]);
});

/** The URL of a database whose user may create nothing in it. */
async function createDatabaseWithoutRights(): Promise<string> {
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  await admin.query(`CREATE ROLE guest LOGIN PASSWORD 'guest'`);
  await admin.query('CREATE DATABASE guests');
  await admin.end();
  const url = new URL(postgres.url);
  Object.assign(url, { username: 'guest', password: 'guest', pathname: '/guests' });
  return url.href;
}
