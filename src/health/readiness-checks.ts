import { Injectable } from '@nestjs/common';
import type { TaskQueue } from '../../contracts/task-queues.js';
import { Database } from '../store/database.js';
import { TemporalClient } from '../temporal/temporal-client.js';
import { queuesToServe } from '../temporal/queues-in-use.js';
import { readTaskQueue } from '../temporal/task-queue-stats.js';

const DEADLINE_MS = 3_000;

/** One part of the service: what it says, and what is wrong with it and what to do, if anything is. */
export interface PartCheck {
  readonly name: string;
  readonly detail: string;
  readonly problem: string | null;
}

@Injectable()
export class ReadinessChecks {
  constructor(
    private readonly database: Database,
    private readonly temporal: TemporalClient,
  ) {}

  run(): Promise<PartCheck[]> {
    return Promise.all([
      this.checkStore(),
      this.checkEngine(),
      ...queuesToServe().map((queue) => this.checkQueue(queue)),
    ]);
  }

  private async checkStore(): Promise<PartCheck> {
    const name = 'store';
    try {
      await this.database.run('ready', 'SELECT 1', []);
      return { name, detail: 'PostgreSQL answers', problem: null };
    } catch (error) {
      return broken(
        name,
        `PostgreSQL does not answer (${(error as Error).message}). Look at "make status" and DATABASE_URL.`,
      );
    }
  }

  private async checkEngine(): Promise<PartCheck> {
    const name = 'engine';
    try {
      const { serverVersion } = await this.withDeadline(() =>
        this.temporal.connection.workflowService.getSystemInfo({}),
      );
      return { name, detail: `Temporal ${serverVersion} answers`, problem: null };
    } catch (error) {
      return broken(
        name,
        `Temporal does not answer (${(error as Error).message}). Look at "make status" and TEMPORAL_ADDRESS.`,
      );
    }
  }

  private async checkQueue(queue: TaskQueue): Promise<PartCheck> {
    const name = `task queue ${queue}`;
    try {
      const { pollers } = await this.withDeadline(() => readTaskQueue(this.temporal, queue));
      if (pollers.length === 0)
        return broken(name, `No worker polls it. Start one: node dist/src/worker.js --queues ${queue}`);
      return { name, detail: `${pollers.length} worker${pollers.length > 1 ? 's poll' : ' polls'}`, problem: null };
    } catch (error) {
      return broken(name, `Its pollers are not known (${(error as Error).message}). Is Temporal up?`);
    }
  }

  private withDeadline<T>(call: () => Promise<T>): Promise<T> {
    return this.temporal.connection.withDeadline(Date.now() + DEADLINE_MS, call);
  }
}

function broken(name: string, problem: string): PartCheck {
  return { name, detail: '', problem };
}
