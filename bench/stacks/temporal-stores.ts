import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The databases of a Temporal server, each with the name of its schema in the database tool. */
const STORES = { temporal: 'temporal', temporal_visibility: 'visibility' } as const;

/** Makes the databases of a Temporal server and their tables in the PostgreSQL at `databaseUrl`. */
export async function createTemporalStores(sqlTool: string, databaseUrl: string): Promise<void> {
  const { hostname, port, username, password } = new URL(databaseUrl);
  const env = {
    ...process.env,
    ...{ SQL_PLUGIN: 'postgres12', SQL_HOST: hostname, SQL_PORT: port },
    ...{ SQL_USER: username, SQL_PASSWORD: password },
  };
  for (const [database, schema] of Object.entries(STORES)) {
    const tool = (...args: string[]) => run(sqlTool, ['--db', database, ...args], { env });
    await tool('create');
    await tool('setup-schema', '--version', '0.0');
    await tool('update-schema', '--schema-name', `postgresql/v12/${schema}`);
  }
}
