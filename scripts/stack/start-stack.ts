import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DiskBlobs } from '../../src/artifacts/blobs/disk-blobs.js';
import { repositoryRoot } from '../../src/config/repository-root.js';
import type { Settings } from '../../src/config/settings.js';
import { findCli } from '../engine/find-cli.js';
import { preparePostgres } from '../postgres/prepare-postgres.js';
import { identify, isAlive, type ProcessIdentity } from '../processes/process-identity.js';
import { identifyBuild } from '../supervisor/build-identity.js';
import { readState } from '../supervisor/state-file.js';
import { checkExternalServers } from './check-external-servers.js';
import { checkHome } from './check-home.js';
import { checkPorts, wantedPorts } from './check-ports.js';
import { endOrphans } from './end-orphans.js';
import { withStackLock } from './stack-lock.js';
import { stopStack } from './stop-stack.js';
import { waitReady } from './wait-ready.js';

/** `unserved` are task queues in use that this stack was told not to serve. */
export interface StartedStack {
  readonly outcome: 'started' | 'running' | 'running an older build';
  readonly unserved: readonly string[];
}

/**
 * Starts the stack in the background and resolves when it is ready; "running" when it already was. A failure or an interrupt
 * on the way leaves nothing running.
 */
export async function startStack(settings: Settings): Promise<StartedStack> {
  checkHome(settings.home);
  return withStackLock(settings.home, async () => {
    const state = readState(settings.home);
    if (state && isAlive(state.supervisor)) {
      const unserved = await waitReady(settings, state.supervisor);
      return { outcome: state.build === identifyBuild() ? 'running' : 'running an older build', unserved };
    }
    const orphans = await endOrphans(settings);
    if (orphans > 0) console.error(`Ended ${orphans} processes that a killed supervisor had left.`);
    if (settings.artifactsBackend === 'disk') await new DiskBlobs(settings.artifactsDir).check();
    await checkPorts(wantedPorts(settings));
    await checkExternalServers(settings);
    return { outcome: 'started', unserved: await launch(settings) };
  });
}

async function launch(settings: Settings): Promise<readonly string[]> {
  let supervisor: ProcessIdentity | undefined;
  let interrupted = false;
  const interrupt = (signal: NodeJS.Signals): void => {
    if (interrupted) return;
    interrupted = true;
    console.error(`\n${signal}: stopping what was started.`);
    void stopStack(settings, supervisor).finally(() => process.exit(130));
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  try {
    const cli = settings.temporalAddress === undefined ? await findCli(settings) : undefined;
    if (settings.databaseUrl === undefined) await announcePostgres(settings);
    if (interrupted) return await new Promise(() => undefined);
    supervisor = spawnSupervisor(settings.home, cli);
    return await waitReady(settings, supervisor);
  } catch (error) {
    if (interrupted) return await new Promise(() => undefined);
    await stopStack(settings, supervisor);
    throw error;
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

async function announcePostgres(settings: Settings): Promise<void> {
  const { data, account } = await preparePostgres({ home: settings.home, port: settings.postgresPort });
  if (!data.startsWith(settings.home)) {
    console.error(`PostgreSQL keeps its data in ${data}: user ${account?.name} cannot enter ${settings.home}.`);
  }
}

function spawnSupervisor(home: string, cli: string | undefined): ProcessIdentity {
  const log = openSync(join(home, 'logs', 'supervisor.log'), 'a');
  const script = fileURLToPath(new URL('../millrace.js', import.meta.url));
  const child = spawn(process.execPath, [script, 'supervise'], {
    cwd: repositoryRoot(),
    env: { ...process.env, ...(cli === undefined ? {} : { TEMPORAL_CLI_PATH: cli }) },
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  const identity = child.pid === undefined ? null : identify(child.pid);
  if (identity === null)
    throw new Error('The supervisor could not be started. Free memory or processes and try again.');
  return identity;
}
