import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { databaseUrlFile } from '../../src/config/boot-settings.js';
import { repositoryRoot } from '../../src/config/repository-root.js';
import type { Settings } from '../../src/config/settings.js';
import { devServerCommand } from '../engine/dev-server.js';
import { engineIsSound } from '../engine/engine-is-sound.js';
import { findCli } from '../engine/find-cli.js';
import { credentials } from '../postgres/account.js';
import { connectOnce } from '../postgres/connect-once.js';
import { endStrayPostgres } from '../postgres/end-stray-postgres.js';
import { preparePostgres } from '../postgres/prepare-postgres.js';
import { portAnswers } from '../processes/port-answers.js';
import type { Service } from '../supervisor/service.js';
import type { TaskQueue } from '../../contracts/task-queues.js';
import { countGpuWorkers } from './served-queues.js';
import { offsetPort } from './offset-port.js';
import { STACK_MARK } from './stack-mark.js';
import { stepBack } from './step-back.js';
import { workerToken } from './worker-token.js';

// Requests are answered before work is done: a full machine must not make the API slow.
const ENGINE_NICENESS = 5;
const WORKER_NICENESS = 8;
// 16 MiB, the default, costs 25 to 30 MiB of resident memory a process and brings no speed here (docs/performance.md).
const YOUNG_HEAP = '--max-semi-space-size=4';
const API_HEAP_MIB = 512;
const WORKER_HEAP_MIB = 1024;

/** The processes of the stack, in the order they start. Engine and store are among them unless settings name others. */
export async function stackServices(settings: Settings): Promise<readonly Service[]> {
  const postgres = settings.databaseUrl === undefined ? await postgresService(settings) : null;
  const temporal = settings.temporalAddress === undefined ? await temporalService(settings) : null;
  const databaseUrl = settings.databaseUrl ?? postgres?.url ?? '';
  writeFileSync(databaseUrlFile(settings.home), databaseUrl, { mode: 0o600 });
  const env = processEnvironment(settings, databaseUrl);
  const after = [postgres?.service, temporal].flatMap((service) => service?.name ?? []);
  const workers = [
    ...describeWorkers('worker', settings.workers, settings.workerQueues),
    ...describeWorkers('worker-gpu', countGpuWorkers(settings), ['gpu']),
  ];
  return [
    ...(postgres ? [postgres.service] : []),
    ...(temporal ? [temporal] : []),
    {
      ...nodeService('api', API_HEAP_MIB, ['src/main.js'], { ...env, WORKER_TOKEN: workerToken(settings) }),
      address: `${settings.host}:${settings.port}`,
      after: after.filter((name) => name === 'postgres'),
      isReady: () => portAnswers(`${settings.host}:${settings.port}`),
    },
    ...workers.map(({ name, queues }, index) => {
      const args = ['src/worker.js', '--queues', queues.join(',')];
      const service = nodeService(name, WORKER_HEAP_MIB, args, { ...env, ...metricsEnvironment(settings, index) });
      return { ...service, command: stepBack(WORKER_NICENESS, service.command), after };
    }),
  ];
}

function describeWorkers(name: string, count: number, queues: readonly TaskQueue[]) {
  return Array.from({ length: count }, (_, n) => ({ name: count === 1 ? name : `${name}-${n + 1}`, queues }));
}

async function postgresService(settings: Settings): Promise<{ service: Service; url: string }> {
  const { command, account, data, url } = await preparePostgres({ home: settings.home, port: settings.postgresPort });
  const service: Service = {
    name: 'postgres',
    command,
    options: { cwd: data, env: { LC_ALL: 'C' }, ...credentials(account) },
    address: `127.0.0.1:${settings.postgresPort}`,
    after: [],
    stopSignal: 'SIGINT',
    beforeEachStart: () => endStrayPostgres(data, settings.shutdownGraceSeconds * 1000),
    isReady: async () => (await connectOnce(url)) === null,
  };
  return { service, url };
}

async function temporalService(settings: Settings): Promise<Service> {
  const { temporalPort: port, temporalUiPort: uiPort, temporalNamespace: namespace } = settings;
  const folder = join(settings.home, 'temporal');
  const command = devServerCommand({ cli: await findCli(settings), folder, port, uiPort, namespace });
  return {
    name: 'temporal',
    command: stepBack(ENGINE_NICENESS, command),
    options: { cwd: folder, env: { ...process.env, [STACK_MARK]: settings.home } },
    address: `127.0.0.1:${port}`,
    after: [],
    stopSignal: 'SIGTERM',
    beforeEachStart: () => Promise.resolve(),
    isReady: () => portAnswers(`127.0.0.1:${port}`),
    // Its SQLite driver has left its connection interrupted for good before: the process lives on, and answers nothing.
    health: {
      patienceSeconds: settings.enginePatienceSeconds,
      isHealthy: () => engineIsSound(uiPort, namespace),
    },
  };
}

function nodeService(name: string, heapMib: number, args: readonly string[], env: NodeJS.ProcessEnv): Service {
  const [script = '', ...rest] = args;
  const build = fileURLToPath(new URL('../..', import.meta.url));
  return {
    name,
    command: [process.execPath, `--max-old-space-size=${heapMib}`, YOUNG_HEAP, join(build, script), ...rest],
    options: { cwd: repositoryRoot(), env },
    address: null,
    after: [],
    stopSignal: 'SIGTERM',
    beforeEachStart: () => Promise.resolve(),
    isReady: () => Promise.resolve(true),
  };
}

/** Each worker serves its own metrics: the first at the address of the settings, the others at the ports behind it. */
function metricsEnvironment({ workerMetricsAddress: address }: Settings, index: number): NodeJS.ProcessEnv {
  return address === undefined ? {} : { WORKER_METRICS_ADDRESS: offsetPort(address, index) };
}

/** Without NODE_OPTIONS: flags meant for the caller's node would change ours. */
function processEnvironment(settings: Settings, databaseUrl: string): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _dropped, ...inherited } = process.env;
  return {
    ...inherited,
    [STACK_MARK]: settings.home,
    MILLRACE_HOME: settings.home,
    ARTIFACTS_DIR: settings.artifactsDir,
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: settings.temporalAddress ?? `127.0.0.1:${settings.temporalPort}`,
    TEMPORAL_UI_URL: settings.temporalUiUrl,
  };
}
