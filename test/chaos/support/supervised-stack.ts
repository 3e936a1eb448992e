import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { findCli } from '../../../scripts/engine/find-cli.js';
import { isAlive } from '../../../scripts/processes/process-identity.js';
import type { ServiceState } from '../../../scripts/supervisor/service.js';
import { readState } from '../../../scripts/supervisor/state-file.js';
import { databaseUrlFile } from '../../../src/config/boot-settings.js';
import { SETTING_VARIABLES } from '../../../src/config/setting-definitions.js';
import { readSettings } from '../../../src/config/settings.js';
import { findLeaks } from '../../rig/processes/find-leaks.js';
import { freePort } from '../../rig/processes/free-port.js';
import { BUILD, REPOSITORY } from '../../rig/repository.js';
import { waitFor } from '../../rig/wait-for.js';

const PORTS = ['PORT', 'POSTGRES_PORT', 'TEMPORAL_PORT', 'TEMPORAL_UI_PORT'] as const;

/** A stack under the product's own supervisor, as `make start` starts it: what dies is started again by nobody else. */
export class SupervisedStack {
  private constructor(
    readonly name: string,
    readonly home: string,
    private readonly env: Record<string, string>,
  ) {}

  static async open(name: string, env: Record<string, string> = {}): Promise<SupervisedStack> {
    const home = mkdtempSync(join(tmpdir(), 'millrace-chaos-'));
    // PostgreSQL may run as another user, and must be able to enter.
    chmodSync(home, 0o755);
    const ports = await Promise.all(PORTS.map(async (variable) => [variable, String(await freePort())]));
    return new SupervisedStack(name, home, {
      // Set, though empty: a .env of the repository must not fill them in.
      ...Object.fromEntries(SETTING_VARIABLES.map((variable) => [variable, ''])),
      ...(Object.fromEntries(ports) as Record<string, string>),
      MILLRACE_HOME: home,
      TEMPORAL_CLI_PATH: await findCli(readSettings(process.env)),
      MILLRACE_BENCH: '1',
      BENCH_LOG: join(home, 'bench.log'),
      WORKERS: '2',
      WORKER_QUEUES: 'workflows,cpu,gpu',
      DATABASE_POOL_SIZE: '5',
      RECONCILE_INTERVAL_SECONDS: '2',
      DISPATCH_POLL_MS: '200',
      ...env,
    });
  }

  get api(): string {
    return `http://127.0.0.1:${this.env['PORT']}`;
  }

  /** Where the product reaches the engine. */
  get engine(): string {
    return this.env['TEMPORAL_ADDRESS'] || `127.0.0.1:${this.env['TEMPORAL_PORT']}`;
  }

  /** Where the tests reach the database, whatever way the product takes. */
  get databaseUrl(): string {
    return readFileSync(databaseUrlFile(this.home), 'utf8').trim();
  }

  get services(): readonly ServiceState[] {
    return readState(this.home)?.services ?? [];
  }

  get supervisor(): number {
    return readState(this.home)?.supervisor.pid ?? fail('The supervisor does not run.');
  }

  get log(): string {
    const file = this.env['BENCH_LOG'] ?? '';
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  async run(verb: string): Promise<void> {
    const { exitCode, all } = await execa(process.execPath, [join(BUILD, 'scripts', 'millrace.js'), verb], {
      env: this.env,
      all: true,
      reject: false,
      stdin: 'ignore',
    });
    if (exitCode !== 0) throw new Error(`millrace ${verb} ended with ${exitCode}:\n${all}`);
  }

  pidOf(service: string): number {
    const pid = this.services.find(({ name }) => name === service)?.process?.pid;
    return pid ?? fail(`The service ${service} does not run.`);
  }

  get workers(): readonly string[] {
    return this.services.map(({ name }) => name).filter((name) => name.startsWith('worker'));
  }

  /** Whether every service runs and /health/ready answers 200. */
  async isWhole(): Promise<boolean> {
    const ready = await this.readiness();
    return ready === 200 && this.services.every(({ process }) => isAlive(process));
  }

  /** The status of /health/ready; 0 when nothing answers. */
  async readiness(): Promise<number> {
    try {
      const response = await fetch(`${this.api}/health/ready`, { signal: AbortSignal.timeout(10_000) });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return 0;
    }
  }

  waitUntilWhole(): Promise<true> {
    return waitFor('every service, and 200 of /health/ready', () => this.isWhole());
  }

  /** Ends everything; throws when something outlives it. The logs stay for whoever looks into a failure. */
  async close(): Promise<void> {
    await this.run('stop');
    const kept = join(REPOSITORY, '.millrace', 'test', 'logs', 'chaos', this.name);
    rmSync(kept, { recursive: true, force: true });
    cpSync(join(this.home, 'logs'), kept, { recursive: true });
    const leaks = await findLeaks(
      this.home,
      PORTS.map((variable) => Number(this.env[variable])),
    );
    if (leaks.length > 0) throw new Error(leaks.join('\n'));
    rmSync(this.home, { recursive: true });
  }
}

function fail(reason: string): never {
  throw new Error(reason);
}
