import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type RunningPostgres, startPostgres } from '../../scripts/postgres/start-postgres.js';

/** The PostgreSQL database of a stack. */
export interface Store {
  readonly url: string;
  close(): Promise<void>;
}

/** A database of one's own in the PostgreSQL of the run: a copy of the migrated one, or an empty one. */
export async function createDatabase({ empty = false } = {}): Promise<Store> {
  const template = process.env['MILLRACE_TEST_DATABASE'] ?? '';
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await execute(
    template,
    `CREATE DATABASE ${name} TEMPLATE ${empty ? 'template0' : new URL(template).pathname.slice(1)}`,
  );
  const url = Object.assign(new URL(template), { pathname: `/${name}` }).href;
  return { url, close: () => execute(template, `DROP DATABASE ${name} WITH (FORCE)`) };
}

// Not the database itself: one that has a session cannot be copied.
async function execute(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: Object.assign(new URL(server), { pathname: '/postgres' }).href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A whole PostgreSQL of one's own, which can be away for a while. */
export class OwnPostgres implements Store {
  private constructor(
    private running: RunningPostgres | undefined,
    private readonly options: { readonly home: string; readonly port: number },
    readonly url: string,
  ) {}

  static async start(folder: string, port: number): Promise<OwnPostgres> {
    const options = { home: join(folder, 'store'), port };
    mkdirSync(options.home);
    chmodSync(options.home, 0o755);
    const running = await startPostgres(options);
    return new OwnPostgres(running, options, running.url);
  }

  async stop(): Promise<void> {
    await this.running?.stop();
    this.running = undefined;
  }

  async startAgain(): Promise<void> {
    this.running = await startPostgres(this.options);
  }

  close(): Promise<void> {
    return this.stop();
  }
}
