import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa, type Options } from 'execa';
import { freePort } from '../rig/processes/free-port.js';
import { repositoryRoot } from '../../src/config/repository-root.js';
import type { StackState } from '../../scripts/supervisor/service.js';

const MILLRACE = join(repositoryRoot(), 'dist', 'scripts', 'millrace.js');
const PORT_VARIABLES = ['PORT', 'POSTGRES_PORT', 'TEMPORAL_PORT', 'TEMPORAL_UI_PORT'] as const;

export interface Finished {
  readonly exitCode: number | undefined;
  readonly output: string;
}

/** A stack of its own: home in a temporary folder, free ports, driven by the command line alone. */
export class StackUnderTest {
  private constructor(
    readonly home: string,
    readonly env: Record<string, string>,
  ) {}

  static async open(): Promise<StackUnderTest> {
    const home = mkdtempSync(join(tmpdir(), 'millrace-stack-'));
    // PostgreSQL may run as another user, and must be able to enter.
    chmodSync(home, 0o755);
    const env: Record<string, string> = { MILLRACE_HOME: home, TEMPORAL_CLI_PATH: engineUnderTest() };
    for (const variable of PORT_VARIABLES) env[variable] = String(await freePort());
    return new StackUnderTest(home, env);
  }

  get ports(): readonly number[] {
    return PORT_VARIABLES.map((variable) => Number(this.env[variable]));
  }

  get api(): string {
    return `http://127.0.0.1:${this.env['PORT']}`;
  }

  async run(verb: string, env: Record<string, string> = {}): Promise<Finished> {
    const { exitCode, all } = await this.spawn(verb, env);
    return { exitCode, output: all ?? '' };
  }

  spawn(verb: string, env: Record<string, string> = {}) {
    const options = {
      env: { ...this.env, ...env },
      all: true,
      reject: false,
      stdin: 'ignore',
    } as const satisfies Options;
    return execa(process.execPath, [MILLRACE, verb], options);
  }

  /** What the supervisor recorded last; null when nothing runs. */
  state(): StackState | null {
    const file = join(this.home, 'run', 'stack.json');
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as StackState) : null;
  }

  pidOf(service: string): number {
    const pid = this.state()?.services.find(({ name }) => name === service)?.process?.pid;
    if (pid === undefined) throw new Error(`The service ${service} does not run.`);
    return pid;
  }

  async close(): Promise<void> {
    await this.run('stop');
    rmSync(this.home, { recursive: true, force: true });
  }
}

function engineUnderTest(): string {
  return process.env['TEMPORAL_CLI_PATH'] ?? join(repositoryRoot(), '.millrace', 'bin', 'temporal');
}
