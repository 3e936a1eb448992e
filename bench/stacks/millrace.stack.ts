import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readState } from '../../scripts/supervisor/state-file.js';
import { findCli } from '../../scripts/engine/find-cli.js';
import { repositoryRoot } from '../../src/config/repository-root.js';
import { readSettings } from '../../src/config/settings.js';
import type { NamedProcess } from '../machine/process-table.js';
import { bareTemporal } from './bare-temporal.stack.js';
import type { RunningStack, Stack, StackPlace } from './stack.js';

const MILLRACE = join(repositoryRoot(), 'dist', 'scripts', 'millrace.js');

// Set, though empty: a .env file of the repository must not name servers of its own.
export const NO_SERVERS = { DATABASE_URL: '', TEMPORAL_ADDRESS: '' };

/** Millrace by its own command, with its own PostgreSQL, Temporal, API and one worker. */
export const millrace: Stack = {
  name: 'millrace',
  title: 'Millrace',
  async versions() {
    if (!existsSync(MILLRACE)) throw new Error(`There is no ${MILLRACE}. Build it with: npm run build`);
    const { version } = JSON.parse(readFileSync(join(repositoryRoot(), 'package.json'), 'utf8')) as { version: string };
    return { millrace: version, ...(await bareTemporal.versions()) };
  },
  start: (place) => startMillrace(place, NO_SERVERS),
};

/** `settings` name its servers, of which empty ones are started with it, and may set more. */
export async function startMillrace(
  place: StackPlace,
  settings: { readonly DATABASE_URL: string; readonly TEMPORAL_ADDRESS: string; readonly [more: string]: string },
): Promise<RunningStack> {
  const home = place.folder;
  const env = { ...(await environment(place, home)), ...settings };
  await millraceCommand('start', env);
  return {
    origin: `http://127.0.0.1:${place.ports.api}`,
    prefix: '/api/v1',
    slots: place.slots,
    processes: () => namedProcesses(home),
    // Its own supervisor does, from the start.
    keepRunning: () => undefined,
    stop: () => millraceCommand('stop', env),
  };
}

async function environment({ ports, slots, benchLog }: StackPlace, home: string): Promise<NodeJS.ProcessEnv> {
  const { PATH, HOME, LANG } = process.env;
  return {
    ...{ PATH, HOME, LANG, MILLRACE_HOME: home, NODE_ENV: 'production' },
    ...{ HOST: '127.0.0.1', WORKERS: '1', WORKER_QUEUES: 'workflows,cpu,gpu' },
    ...{ PORT: String(ports.api), POSTGRES_PORT: String(ports.postgres) },
    ...{ TEMPORAL_PORT: String(ports.temporal), TEMPORAL_UI_PORT: String(ports.temporalUi) },
    TEMPORAL_CLI_PATH: await findCli(readSettings(process.env)),
    CPU_CONCURRENCY: String(slots),
    MILLRACE_BENCH: '1',
    BENCH_LOG: benchLog,
  };
}

async function millraceCommand(verb: 'start' | 'stop', env: NodeJS.ProcessEnv): Promise<void> {
  await promisify(execFile)(process.execPath, [MILLRACE, verb], { env });
}

function namedProcesses(home: string): readonly NamedProcess[] {
  const state = readState(home);
  if (state === null) return [];
  const services = state.services.flatMap(({ name, process: one }) => (one ? [{ name, pid: one.pid }] : []));
  return [{ name: 'supervisor', pid: state.supervisor.pid }, ...services];
}
