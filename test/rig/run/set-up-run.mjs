import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkBuild } from './check-build.mjs';

const root = new URL('../../..', import.meta.url).pathname;

/** Before the first file of a run: one PostgreSQL, with a migrated database that each file's own is copied from. */
export default async function setUpRun() {
  checkBuild(root);
  const { startPostgres } = await import(`${root}dist/scripts/postgres/start-postgres.js`);
  const { default: getPort } = await import('get-port');
  const home = mkdtempSync(join(tmpdir(), 'millrace-run-'));
  // PostgreSQL may run as another user than the tests, and must be able to enter.
  chmodSync(home, 0o755);
  const postgres = await startPostgres({ home, port: await getPort() });
  globalThis.millraceRun = { postgres, home };
  await migrate(postgres.url);
  process.env.MILLRACE_TEST_DATABASE = postgres.url;
}

/** @param {string} databaseUrl */
async function migrate(databaseUrl) {
  const { Database } = await import(`${root}dist/src/store/database.js`);
  const { Migrations } = await import(`${root}dist/src/store/migrations.js`);
  const database = new Database({ databaseUrl, databasePoolSize: 1 });
  await new Migrations(database).onModuleInit();
  await database.onModuleDestroy();
}
