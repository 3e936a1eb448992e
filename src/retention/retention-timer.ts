import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { ProcessSettings } from '../config/boot-settings.js';
import { SETTINGS } from '../config/settings.token.js';
import { Database } from '../store/database.js';
import { RetentionPass } from './retention-pass.js';

const LOCK = 0x72657465;

/** Makes a retention pass every RETENTION_INTERVAL_SECONDS, in one process at a time. */
@Injectable()
export class RetentionTimer implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(RetentionTimer.name);
  private readonly stopping = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly pass: RetentionPass,
    @Inject(SETTINGS) private readonly settings: ProcessSettings,
  ) {}

  onApplicationBootstrap(): void {
    if (this.stopping.signal.aborted) return;
    this.timer = setTimeout(() => {
      this.turn = this.takeTurn()
        .catch((error: unknown) => this.logger.warn(`Retention waits: ${(error as Error).message}`))
        .finally(() => this.onApplicationBootstrap());
    }, this.settings.retentionIntervalSeconds * 1000);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    clearTimeout(this.timer);
    await this.turn;
  }

  private async takeTurn(): Promise<void> {
    const client = await this.database.pool.connect();
    try {
      const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [LOCK]);
      if (!rows[0]?.mine) return;
      try {
        await this.sweep();
      } finally {
        await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
      }
    } finally {
      client.release();
    }
  }

  private async sweep(): Promise<void> {
    const { tasks, artifacts, blobs } = await this.pass.run(this.stopping.signal);
    if (tasks + artifacts + blobs === 0) return;
    this.logger.log(`Retention took the payload of ${tasks} tasks, ${artifacts} artifacts and the bytes of ${blobs}.`);
  }
}
