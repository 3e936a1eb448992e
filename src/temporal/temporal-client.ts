import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Client, Connection } from '@temporalio/client';
import type { ProcessSettings } from '../config/boot-settings.js';
import { SETTINGS } from '../config/settings.token.js';

/**
 * The process's client of the engine. The connection is lazy: a process starts, accepts and answers while the engine is
 * away, and calls succeed again once it is back.
 */
@Injectable()
export class TemporalClient implements OnModuleDestroy {
  readonly connection: Connection;
  readonly client: Client;

  constructor(@Inject(SETTINGS) settings: ProcessSettings) {
    this.connection = Connection.lazy({ address: settings.temporalAddress });
    this.client = new Client({ connection: this.connection, namespace: settings.temporalNamespace });
  }

  async onModuleDestroy(): Promise<void> {
    await this.connection.close();
  }
}
