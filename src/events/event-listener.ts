import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import type { ProcessSettings } from '../config/boot-settings.js';
import { SETTINGS } from '../config/settings.token.js';

const CHANNEL = 'millrace_events';
const RECONNECT_MS = 500;

export type Wake = (taskId: string | null) => void;

/**
 * The one connection of this process that listens for events. `onWake` hears the id of a task that has new events, and
 * null after a reconnection, when any task may have some.
 */
@Injectable()
export class EventListener implements OnApplicationBootstrap, OnModuleDestroy {
  onWake: Wake = () => undefined;
  private readonly logger = new Logger(EventListener.name);
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(@Inject(SETTINGS) private readonly settings: ProcessSettings) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.connect();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.settings.databaseUrl,
      application_name: 'millrace-events',
      keepAlive: true,
    });
    this.client = client;
    client.on('notification', ({ payload }) => this.onWake(payload?.split(' ')[0] ?? null));
    client.on('error', () => undefined);
    client.on('end', () => this.reconnect());
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      this.onWake(null);
    } catch (error) {
      this.logger.warn(`Events are not heard yet: ${(error as Error).message}`);
      await client.end().catch(() => undefined);
      this.reconnect();
    }
  }

  private reconnect(): void {
    if (this.stopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.connect(), RECONNECT_MS);
  }
}
