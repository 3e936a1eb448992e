import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { setImmediate as nextTurn } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { ProcessSettings } from '../config/boot-settings.js';
import { SETTINGS } from '../config/settings.token.js';
import { Database } from '../store/database.js';
import { type ClaimedTask, claimTasks } from '../store/statements/claim-tasks.js';
import { readPendingCancels } from '../store/statements/pending-cancels.js';
import { releaseClaims } from '../store/statements/release-claim.js';
import { isStoreAway } from '../store/store-away.js';
import { isEngineAway } from '../temporal/engine-away.js';
import { TaskCanceller } from './task-canceller.js';
import { TaskStarter } from './task-starter.js';

/** Seconds for which a process that dies in mid-start keeps a task from the others. */
export const CLAIM_SECONDS = 15;
const BATCH = 100;
const CLAIMED_AT_MOST = 200;
// More starts at once make none of them faster, and take the processor from requests.
const STARTS_AT_ONCE = 8;
const RETRY_SECONDS = 2;
// A task that alone cannot start waits for another version of the API, or of the engine's settings.
const REFUSED_RETRY_SECONDS = 15;

/**
 * Brings accepted tasks to the engine: those of this process at once, and on every turn whatever is due and unclaimed, so
 * any number of APIs share the outbox and a dead one's tasks are taken over.
 */
@Injectable()
export class Dispatcher implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(Dispatcher.name);
  private readonly inFlight = new Set<Promise<void>>();
  private readonly limit = pLimit(STARTS_AT_ONCE);
  private timer: NodeJS.Timeout | undefined;
  private turn: Promise<void> = Promise.resolve();
  private stopped = false;
  private engineAway = false;

  constructor(
    private readonly database: Database,
    private readonly starter: TaskStarter,
    private readonly canceller: TaskCanceller,
    @Inject(SETTINGS) private readonly settings: ProcessSettings,
  ) {}

  /** Whether a task accepted now may be claimed for this process from the start. */
  get hasRoom(): boolean {
    return !this.stopped && !this.engineAway && this.inFlight.size < CLAIMED_AT_MOST;
  }

  onApplicationBootstrap(): void {
    this.schedule();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.turn;
    await Promise.allSettled(this.inFlight);
  }

  /** Starts a task this process has claimed; returns at once, and lets the answer to the client go first. */
  dispatch(task: ClaimedTask): void {
    const starting = nextTurn()
      .then(() => this.startOne(task))
      .finally(() => this.inFlight.delete(starting));
    this.inFlight.add(starting);
  }

  private schedule(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.turn = this.takeTurn()
        .catch((error: unknown) => this.logger.warn(`The outbox could not be read: ${(error as Error).message}`))
        .finally(() => this.schedule());
    }, this.settings.dispatchPollMs);
  }

  private async takeTurn(): Promise<void> {
    for (;;) {
      await this.sendCancels();
      const due = await claimTasks(this.database, CLAIM_SECONDS, BATCH);
      await Promise.all(due.map((task) => this.startOne(task)));
      if (due.length < BATCH || this.engineAway || this.stopped) return;
    }
  }

  private startOne(task: ClaimedTask): Promise<void> {
    // With the engine away each start takes seconds: a process that ends leaves those that wait behind others to the next.
    return this.limit(() => (this.stopped ? this.giveBack(task) : this.tryStart(task)));
  }

  private async tryStart(task: ClaimedTask): Promise<void> {
    try {
      await this.starter.start(task);
      this.engineAway = false;
    } catch (error) {
      const isAway = isEngineAway(error);
      if (!isAway || !this.engineAway) this.logger.warn(`Task ${task.task_id} waits: ${describeCause(error)}`);
      this.engineAway ||= isAway;
      await this.giveBack(task, isAway || isStoreAway(error) ? RETRY_SECONDS : REFUSED_RETRY_SECONDS);
    }
  }

  private async giveBack({ task_id }: ClaimedTask, retrySeconds = RETRY_SECONDS): Promise<void> {
    await releaseClaims(this.database, [task_id], retrySeconds).catch(() => undefined);
  }

  private async sendCancels(): Promise<void> {
    const taskIds = await readPendingCancels(this.database, BATCH);
    try {
      for (const taskId of taskIds) await this.canceller.cancelInEngine(taskId);
    } catch (error) {
      this.logger.warn(`${taskIds.length} cancellations wait: ${(error as Error).message}`);
    }
  }
}

function describeCause(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
}
