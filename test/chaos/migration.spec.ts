import pg from 'pg';
import { createDatabase } from '../rig/store.js';
import { waitFor } from '../rig/wait-for.js';
import { ROUNDS } from './support/chaos-length.js';
import { readSchema } from './support/read-schema.js';
import { SupervisedStack } from './support/supervised-stack.js';

const GATE = 4711;
const WAITING = `SELECT 1 FROM pg_stat_activity
  WHERE datname = current_database() AND wait_event = 'advisory' AND query ~ '^\\s*(CREATE|ALTER)'`;

/** Makes every statement of this kind wait for as long as `session` holds the gate. */
async function shutGate(session: pg.Client, tag: string): Promise<void> {
  await session.query(`SELECT pg_advisory_lock(${GATE})`);
  await session.query(`CREATE FUNCTION wait_at_gate() RETURNS event_trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_advisory_xact_lock_shared(${GATE}); END $$`);
  await session.query(
    `CREATE EVENT TRIGGER gate ON ddl_command_end WHEN TAG IN ('${tag}') EXECUTE FUNCTION wait_at_gate()`,
  );
}

let stack: SupervisedStack;
afterEach(() => stack.close());

describe.each(ROUNDS)('round %i: the schema is whole and the stack ready when everything is killed', () => {
  test.each(['ALTER TABLE', 'CREATE INDEX'])('at the first %s of the migrations', async (tag) => {
    const [store, whole] = [await createDatabase({ empty: true }), await createDatabase()];
    const session = new pg.Client({ connectionString: store.url });
    await session.connect();
    await shutGate(session, tag);
    stack = await SupervisedStack.open('migration', { DATABASE_URL: store.url });
    const starting = stack.run('start').then(
      () => null,
      (error: Error) => error.message,
    );
    await waitFor('the migration at its gate', async () => (await session.query(WAITING)).rows.length > 0);

    const services = stack.services.filter(({ name }) => name !== 'temporal');
    for (const { process: running } of services) process.kill(running?.pid ?? 0, 'SIGKILL');
    await session.query('DROP EVENT TRIGGER gate');
    await session.query('DROP FUNCTION wait_at_gate');
    await session.end();

    expect(await starting).toBeNull();
    expect(await readSchema(store)).toEqual(await readSchema(whole));
    expect(services.length).toBe(3);
  });
});
