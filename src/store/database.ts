import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { ProcessSettings } from '../config/boot-settings.js';
import { SETTINGS } from '../config/settings.token.js';
import * as tables from './tables/index.js';

const CONNECT_TIMEOUT_MS = 3_000;
const STATEMENT_TIMEOUT_MS = 30_000;
// Later than the server's own: what is left then is an answer that the network has swallowed, connection and all.
const ANSWER_TIMEOUT_MS = STATEMENT_TIMEOUT_MS + 5_000;

/** The pool of connections to PostgreSQL. Hot paths send named SQL with `run`; the rest asks `query`. */
@Injectable()
export class Database implements OnModuleDestroy {
  readonly pool: pg.Pool;
  readonly query: NodePgDatabase<typeof tables>;

  constructor(@Inject(SETTINGS) settings: ProcessSettings) {
    this.pool = new pg.Pool({
      connectionString: settings.databaseUrl,
      max: settings.databasePoolSize,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      idleTimeoutMillis: settings.databasePoolIdleSeconds * 1000,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      query_timeout: ANSWER_TIMEOUT_MS,
      keepAlive: true,
      application_name: 'millrace',
    });
    // An idle connection that breaks is replaced by the pool; unheard, the event would end the process.
    this.pool.on('error', (error) => new Logger(Database.name).warn(`An idle connection broke: ${error.message}`));
    // One that is lent out has lost the pool's ear for as long. Whoever has it hears of the break from his next query.
    this.pool.on('connect', (client) => client.on('error', () => undefined));
    this.query = drizzle(this.pool, { schema: tables });
  }

  /** Runs one prepared statement, known to the server by its name. */
  async run<Row extends pg.QueryResultRow>(name: string, text: string, values: unknown[]): Promise<Row[]> {
    const { rows } = await this.pool.query<Row>({ name, text, values });
    return rows;
  }

  async onModuleDestroy(): Promise<void> {
    await this.pool.end();
  }
}
