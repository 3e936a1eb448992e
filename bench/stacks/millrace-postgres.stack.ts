import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findCli } from '../../scripts/engine/find-cli.js';
import { SEARCH_ATTRIBUTE_TYPES } from '../../scripts/engine/dev-server.js';
import { portAnswers } from '../../scripts/processes/port-answers.js';
import { waitUntil } from '../../scripts/processes/wait-until.js';
import { readSettings } from '../../src/config/settings.js';
import { addPostgres } from './add-postgres.js';
import { millrace, startMillrace } from './millrace.stack.js';
import { type ProcessGroup, startGroup } from './process-group.js';
import type { Stack, StackPlace } from './stack.js';
import { findTemporalServer } from './temporal-server.js';
import { writeServerConfig } from './temporal-server-config.js';
import { createTemporalStores } from './temporal-stores.js';

const run = promisify(execFile);
const NAMESPACE_MS = 60_000;

/** Millrace with a Temporal server that keeps its state in Millrace's PostgreSQL instead of SQLite. */
export const millracePostgres: Stack = {
  name: 'millrace-postgres',
  title: 'Millrace, engine on PostgreSQL',
  async versions() {
    await findTemporalServer();
    return millrace.versions();
  },
  start: (place) =>
    startGroup(place.logs, async (group) => {
      const url = await addPostgres(group, place);
      const address = await startEngine(group, place, url);
      // The start of a stack ends every PostgreSQL in its home that it did not start.
      const home = join(place.folder, 'millrace');
      mkdirSync(home, { recursive: true });
      const running = await startMillrace({ ...place, folder: home }, { DATABASE_URL: url, TEMPORAL_ADDRESS: address });
      const processes = () => [...group.asStack('', place.slots).processes(), ...running.processes()];
      const stop = async () => {
        await running.stop();
        await group.stop();
      };
      return { ...running, processes, stop };
    }),
};

async function startEngine(group: ProcessGroup, place: StackPlace, databaseUrl: string): Promise<string> {
  const { server, sqlTool } = await findTemporalServer();
  await createTemporalStores(sqlTool, databaseUrl);
  const config = await writeServerConfig(place, databaseUrl);
  const address = `127.0.0.1:${place.ports.temporal}`;
  const command = [server, '--allow-no-auth', '--root', '/', '--config', config, '--env', 'postgres', 'start'];
  const plan = { name: 'temporal', cwd: config, env: {}, command };
  await group.start({ ...plan, isReady: () => portAnswers(address) });
  await prepareNamespace(address);
  return address;
}

/** What the development server does when it starts: the namespace, and the search attributes of the product. */
async function prepareNamespace(address: string): Promise<void> {
  const cli = await findCli(readSettings(process.env));
  const operate = (...args: string[]) => run(cli, ['--address', address, 'operator', ...args]);
  const succeeds = (...args: string[]) =>
    operate(...args).then(
      () => true,
      () => false,
    );
  const attributes = Object.entries(SEARCH_ATTRIBUTE_TYPES).flatMap(([name, type]) => ['--name', name, '--type', type]);
  await waitUntil(() => succeeds('namespace', 'create', '--namespace', 'default', '--retention', '24h'), {
    withinMs: NAMESPACE_MS,
  });
  const added = await waitUntil(() => succeeds('search-attribute', 'create', ...attributes), {
    withinMs: NAMESPACE_MS,
  });
  if (!added) throw new Error(`The Temporal server at ${address} takes no search attributes. Look at its log.`);
}
