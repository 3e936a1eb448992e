import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { WorkflowNotFoundError } from '@temporalio/client';
import pLimit from 'p-limit';
import type { ProcessSettings } from '../config/boot-settings.js';
import { SETTINGS } from '../config/settings.token.js';
import { Database } from '../store/database.js';
import { endTask } from '../store/statements/end-task.js';
import { returnToOutbox, takeUnfinishedTasks, type UnfinishedTask } from '../store/statements/unfinished-tasks.js';
import { TemporalClient } from '../temporal/temporal-client.js';
import { describeClosedWorkflow } from './closed-workflow.js';

const LOCK = 0x7265636f;
const BATCH = 500;
const AT_ONCE = 10;
const CALL_DEADLINE_MS = 5_000;

/**
 * Compares unfinished tasks with the engine, one process at a time: closes the rows of workflows that ended without a word
 * (terminated, timed out), and starts again what the engine no longer knows, so a lost engine loses no task.
 */
@Injectable()
export class Reconciler implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(Reconciler.name);
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly temporal: TemporalClient,
    @Inject(SETTINGS) private readonly settings: ProcessSettings,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setTimeout(() => {
      this.round = this.runRound()
        .catch((error: unknown) => this.logger.warn(`Reconciling waits: ${(error as Error).message}`))
        .finally(() => this.timer && this.onApplicationBootstrap());
    }, this.settings.reconcileIntervalSeconds * 1000);
  }

  async onModuleDestroy(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.round;
  }

  private async runRound(): Promise<void> {
    const client = await this.database.pool.connect();
    try {
      const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [LOCK]);
      if (!rows[0]?.mine) return;
      try {
        await this.compareAll();
      } finally {
        await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
      }
    } finally {
      client.release();
    }
  }

  private async compareAll(): Promise<void> {
    const limit = pLimit(AT_ONCE);
    const tasks = await takeUnfinishedTasks(this.database, this.settings.reconcileIntervalSeconds / 2, BATCH);
    await Promise.all(tasks.map((task) => limit(() => this.compare(task))));
  }

  private async compare({ task_id: taskId }: UnfinishedTask): Promise<void> {
    const { client } = this.temporal;
    const handle = client.workflow.getHandle(taskId);
    try {
      // A round that waits for ever on a server that stands still would be the last one.
      const { status } = await client.withDeadline(Date.now() + CALL_DEADLINE_MS, () => handle.describe());
      const end = status.name === 'RUNNING' ? null : await describeClosedWorkflow(handle, status.name);
      if (end && (await endTask(this.database, taskId, null, end)))
        this.logger.warn(`Task ${taskId} was closed as ${end.status}: its workflow is ${status.name}.`);
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
      await returnToOutbox(this.database, taskId);
      this.logger.warn(`Task ${taskId} starts again: the engine does not know its workflow.`);
    }
  }
}
