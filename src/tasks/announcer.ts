import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Database } from '../store/database.js';
import { announceTasks } from '../store/statements/announce-tasks.js';

const GATHER_MS = 50;

/**
 * Tells the watchers of all APIs of new tasks, a moment after their commit and many at once: transactions that notify
 * commit one after the other, so a notification within the acceptance would make every submission wait for the others.
 */
@Injectable()
export class Announcer implements OnModuleDestroy {
  private readonly logger = new Logger(Announcer.name);
  private accepted: string[] = [];
  private timer: NodeJS.Timeout | undefined;
  private sending: Promise<void> = Promise.resolve();

  constructor(private readonly database: Database) {}

  announce(taskId: string): void {
    this.accepted.push(taskId);
    this.timer ??= setTimeout(() => {
      this.sending = this.send();
    }, GATHER_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearTimeout(this.timer);
    await this.sending;
    await this.send();
  }

  private async send(): Promise<void> {
    const taskIds = this.accepted;
    this.accepted = [];
    this.timer = undefined;
    if (taskIds.length === 0) return;
    // Nobody waits for these: a list that is read again shows them.
    await announceTasks(this.database, taskIds).catch((error: unknown) =>
      this.logger.warn(`${taskIds.length} new tasks were not announced: ${(error as Error).message}`),
    );
  }
}
