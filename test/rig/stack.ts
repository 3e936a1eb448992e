import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCli } from '../../scripts/engine/find-cli.js';
import { readSettings } from '../../src/config/settings.js';
import { Engine } from './engine.js';
import type { ApiClient } from './http/api-client.js';
import { findLeaks } from './processes/find-leaks.js';
import { freePort } from './processes/free-port.js';
import type { SpawnedProcess } from './processes/spawned-process.js';
import { type ApiProcess, startApi } from './processes/start-api.js';
import { spawnMlWorker } from './processes/spawn-ml-worker.js';
import { spawnWorker } from './processes/spawn-worker.js';
import { replayExecutions } from './replay/replay-executions.js';
import { BUILD, REPOSITORY } from './repository.js';
import { describeEnvironment } from './stack-environment.js';
import type { StackOptions } from './stack-options.js';
import { createDatabase, OwnPostgres, type Store } from './store.js';

/** A whole Millrace: real processes of the build, a Temporal server and a database of its own, on ports of its own. */
export class Stack {
  /** Everything it writes is below. */
  readonly home: string;
  /** A folder that may be analyzed by path. */
  readonly trees: string;
  engine!: Engine;
  store!: Store;
  /** The client of the API started last. */
  api!: ApiClient;
  /** Where the output of its processes is kept, for whoever looks into a failure. */
  readonly logs: string;
  private readonly ports: number[] = [];
  private readonly spawned: SpawnedProcess[] = [];

  constructor(
    name: string,
    private readonly options: StackOptions,
  ) {
    this.home = mkdtempSync(join(tmpdir(), 'millrace-stack-'));
    this.trees = join(this.home, 'trees');
    this.logs = join(REPOSITORY, '.millrace', 'test', 'logs', name);
    chmodSync(this.home, 0o755);
    rmSync(this.logs, { recursive: true, force: true });
    for (const folder of [this.trees, this.logs]) mkdirSync(folder, { recursive: true });
  }

  async start(): Promise<void> {
    const [cli, port, uiPort] = [await findCli(readSettings(process.env)), await this.port(), await this.port()];
    this.engine = new Engine({ cli, home: this.home, logs: this.logs, port, uiPort });
    const opening = this.options.ownStore ? OwnPostgres.start(this.home, await this.port()) : createDatabase();
    await Promise.all([this.engine.start(), opening.then((store) => (this.store = store))]);
    const { workers = [] } = this.options;
    await Promise.all([this.startApi(), ...workers.map((queues) => this.startWorker(queues))]);
  }

  /** An API on a port of its own, or on that of another that is gone. It answers when this resolves. */
  async startApi({ port, env = {} }: { port?: number; env?: Record<string, string> } = {}): Promise<ApiProcess> {
    const listens = port ?? (await this.port());
    const api = await startApi({ env: { ...this.environment, ...env }, port: listens, logs: this.logs });
    this.spawned.push(api);
    this.api = api.client;
    return api;
  }

  /** A worker process of these task queues. It polls them when this resolves. */
  async startWorker(queues = 'workflows,cpu', env: Record<string, string> = {}): Promise<SpawnedProcess> {
    const worker = this.spawnWorker(queues, env);
    await worker.waitForLine(/Polling /);
    return worker;
  }

  /** A Python worker of the task queue ml, run by this Python. It polls when this resolves. */
  async startMlWorker(python: string, env: Record<string, string> = {}): Promise<SpawnedProcess> {
    const surroundings = { ...this.environment, MILLRACE_API_URL: this.api.url, ...env };
    const worker = spawnMlWorker({ env: surroundings, python, logs: this.logs });
    this.spawned.push(worker);
    await worker.waitForLine(/Polling ml/);
    return worker;
  }

  /** A worker process that may never come to poll. */
  spawnWorker(queues: string, env: Record<string, string>): SpawnedProcess {
    const worker = spawnWorker({ env: { ...this.environment, ...env }, queues, logs: this.logs });
    this.spawned.push(worker);
    return worker;
  }

  get environment(): NodeJS.ProcessEnv {
    const { home, trees, store, engine, options } = this;
    const addresses = {
      home,
      trees,
      databaseUrl: store.url,
      temporalAddress: engine.address,
      roots: options.roots ?? [],
    };
    return describeEnvironment(addresses, options.env ?? {});
  }

  /** Ends everything. Throws when an execution cannot be replayed by the build, or when something outlives the stack. */
  async close(): Promise<void> {
    const problems: string[] = [];
    const attempt = async (step: () => Promise<unknown>) => {
      await step().catch((error: unknown) => problems.push((error as Error).message));
    };
    await Promise.all(this.spawned.filter(({ exit }) => !exit).map((process) => attempt(() => process.end())));
    await attempt(() => replayExecutions(this.engine, this.bundle));
    await Promise.all([attempt(() => this.engine.close()), attempt(() => this.store.close())]);
    problems.push(...(await findLeaks(this.home, this.ports)));
    if (problems.length > 0) throw new Error(problems.join('\n'));
    rmSync(this.home, { recursive: true });
  }

  private get bundle(): string {
    return join(
      BUILD,
      this.options.env?.['MILLRACE_BENCH'] === '1' ? 'bench-workflow-bundle.js' : 'workflow-bundle.js',
    );
  }

  private async port(): Promise<number> {
    const port = await freePort();
    this.ports.push(port);
    return port;
  }
}
