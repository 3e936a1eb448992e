import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Database } from '../store/database.js';
import type { TaskEvent } from '../store/statements/read-events.js';
import { readLatestEvents } from '../store/statements/read-latest-events.js';

const GATHER_MS = 100;
const RETRY_MS = 500;

/**
 * The state of every task as it moves, for lists: wake-ups are gathered for a moment and answered by one query, so a
 * thousand moving tasks cost as much as one. Only the newest word on each task is told.
 */
@Injectable()
export class TaskFeed implements OnModuleDestroy {
  private readonly logger = new Logger(TaskFeed.name);
  private readonly listeners = new Set<(event: TaskEvent) => void>();
  private moved = new Set<string>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly database: Database) {}

  onModuleDestroy(): void {
    clearTimeout(this.timer);
    this.listeners.clear();
  }

  listen(listener: (event: TaskEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  notice(taskId: string): void {
    if (this.listeners.size === 0) return;
    this.moved.add(taskId);
    this.schedule(GATHER_MS);
  }

  private schedule(inMs: number): void {
    this.timer ??= setTimeout(() => void this.tell(), inMs);
  }

  private async tell(): Promise<void> {
    const taskIds = [...this.moved];
    this.moved = new Set();
    this.timer = undefined;
    try {
      const events = await readLatestEvents(this.database, taskIds);
      for (const event of events) for (const listener of this.listeners) listener(event);
    } catch (error) {
      this.logger.warn(`The feed of tasks waits: ${(error as Error).message}`);
      for (const taskId of taskIds) this.moved.add(taskId);
      if (this.listeners.size > 0) this.schedule(RETRY_MS);
    }
  }
}
