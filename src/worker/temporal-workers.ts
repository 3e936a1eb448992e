import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { NativeConnection, Worker } from '@temporalio/worker';
import { setTimeout as sleep } from 'node:timers/promises';
import { ACTIVITY_CLASSES } from '../../activities/index.js';
import type { TaskQueue } from '../../contracts/task-queues.js';
import { checkActivities } from '../boot/boot-check.js';
import type { ProcessSettings } from '../config/boot-settings.js';
import { InvalidSettings } from '../config/invalid-settings.js';
import { SETTINGS } from '../config/settings.token.js';
import { RecorderActivities } from '../recording/recorder.activities.js';
import { AttemptInterceptor } from '../subtasks/attempt.interceptor.js';
import { tabulateActivities } from './activity-table.js';
import { describeRefusal } from './engine-refusal.js';
import { QUEUES } from './queues.token.js';
import { describeWorker, type WorkerParts } from './worker-options.js';

const RETRY_MS = 1_000;
const PATIENCE_MS = 60_000;
const NAMESPACE_PATIENCE_MS = 5_000;

/** The workers of this process, one a task queue: made when it starts, run once it is up, drained before it goes. */
@Injectable()
export class TemporalWorkers implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(TemporalWorkers.name);
  private connection: NativeConnection | undefined;
  private workers: Worker[] = [];
  private runs: Promise<void>[] = [];

  constructor(
    private readonly modules: ModuleRef,
    private readonly interceptor: AttemptInterceptor,
    private readonly recorder: RecorderActivities,
    @Inject(SETTINGS) private readonly settings: ProcessSettings,
    @Inject(QUEUES) private readonly queues: readonly TaskQueue[],
  ) {}

  async onModuleInit(): Promise<void> {
    const parts = this.collectParts();
    const connection = await this.connect();
    this.connection = connection;
    await this.requireNamespace(connection);
    this.workers = await Promise.all(
      this.queues.map((queue) => Worker.create({ ...describeWorker(queue, parts), connection })),
    );
  }

  onApplicationBootstrap(): void {
    this.runs = this.workers.map((worker) =>
      worker.run().catch((error: unknown) => {
        // A worker that polls no more does no work and looks alive: the process must go, and be started again.
        this.logger.error(`A worker died: ${(error as Error).message}`, (error as Error).stack);
        process.exit(1);
      }),
    );
    this.logger.log(`Polling ${this.queues.join(', ')}`);
  }

  async onModuleDestroy(): Promise<void> {
    for (const worker of this.workers) if (worker.getState() === 'RUNNING') worker.shutdown();
    await Promise.all(this.runs);
    await this.connection?.close();
  }

  private collectParts(): WorkerParts {
    const activities = tabulateActivities(
      ACTIVITY_CLASSES.map((type) => this.modules.get<object>(type, { strict: false })),
    );
    checkActivities(new Set(Object.keys(activities)));
    return {
      activities,
      recorder: tabulateRecorder(this.recorder),
      intercept: (context) => this.interceptor.intercept(context),
      settings: this.settings,
    };
  }

  private async connect(): Promise<NativeConnection> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        return await NativeConnection.connect({ address: this.settings.temporalAddress });
      } catch (error) {
        if (Date.now() > deadline) throw error;
        this.logger.warn(`Temporal does not answer yet at ${this.settings.temporalAddress}; trying again.`);
        await sleep(RETRY_MS);
      }
    }
  }

  private async requireNamespace({ workflowService }: NativeConnection): Promise<void> {
    const { temporalNamespace: namespace } = this.settings;
    const deadline = Date.now() + NAMESPACE_PATIENCE_MS;
    for (;;) {
      try {
        return void (await workflowService.describeNamespace({ namespace }));
      } catch (error) {
        const refusal = describeRefusal(error, this.settings);
        if (refusal === null) throw error;
        // An engine that has just come up makes its namespace a moment later.
        if (Date.now() > deadline)
          throw new InvalidSettings([{ variable: 'TEMPORAL_NAMESPACE', value: namespace, ...refusal }]);
        await sleep(RETRY_MS);
      }
    }
  }
}

function tabulateRecorder(recorder: RecorderActivities) {
  return {
    adoptTask: recorder.adoptTask.bind(recorder),
    recordSubtask: recorder.recordSubtask.bind(recorder),
    settleSubtasks: recorder.settleSubtasks.bind(recorder),
    recordTask: recorder.recordTask.bind(recorder),
  };
}
