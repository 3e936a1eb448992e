import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from './database.js';
import { isStoreAway } from './store-away.js';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), 'migrations');
const LOCK = 0x6d696c6c;
const RETRY_MS = 500;
const PATIENCE_MS = 60_000;

/** Brings the schema up to date when a process starts: one process at a time, each migration in a transaction. */
@Injectable()
export class Migrations implements OnModuleInit {
  private readonly logger = new Logger(Migrations.name);

  constructor(private readonly database: Database) {}

  async onModuleInit(): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        return await this.migrate();
      } catch (error) {
        if (!isStoreAway(error) || Date.now() > deadline) throw error;
        this.logger.warn(`PostgreSQL does not answer yet (${(error as Error).message}); trying again.`);
        await sleep(RETRY_MS);
      }
    }
  }

  private async migrate(): Promise<void> {
    const client = await this.database.pool.connect();
    try {
      await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
      try {
        await migrate(drizzle(client), { migrationsFolder: FOLDER });
      } finally {
        await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
      }
    } finally {
      client.release();
    }
  }
}
