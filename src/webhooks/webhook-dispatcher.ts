import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { WebhookDelivery } from '../../contracts/service-workflows.js';
import { WORKFLOW_TASK_QUEUE } from '../../contracts/task-queues.js';
import type { ProcessSettings } from '../config/boot-settings.js';
import { SETTINGS } from '../config/settings.token.js';
import { Database } from '../store/database.js';
import { claimDeliveries, markDeliveryStarted } from '../store/statements/claim-deliveries.js';
import { TemporalClient } from '../temporal/temporal-client.js';

const BATCH = 50;
const START_DEADLINE_MS = 5_000;

/** Starts a workflow for every webhook that is due; the workflow does the sending and the trying again. */
@Injectable()
export class WebhookDispatcher implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(WebhookDispatcher.name);
  private timer: NodeJS.Timeout | undefined;
  private turn: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly temporal: TemporalClient,
    @Inject(SETTINGS) private readonly settings: ProcessSettings,
  ) {}

  onApplicationBootstrap(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.turn = this.takeTurn()
        .catch((error: unknown) => this.logger.warn(`Webhooks wait: ${(error as Error).message}`))
        .finally(() => this.onApplicationBootstrap());
    }, this.settings.dispatchPollMs);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.turn;
  }

  private async takeTurn(): Promise<void> {
    for (const deliveryId of await claimDeliveries(this.database, BATCH)) {
      await this.temporal.client.withDeadline(Date.now() + START_DEADLINE_MS, () => this.startOnce(deliveryId));
      await markDeliveryStarted(this.database, deliveryId);
    }
  }

  private async startOnce(deliveryId: string): Promise<void> {
    const delivery: WebhookDelivery = { delivery_id: deliveryId };
    try {
      await this.temporal.client.workflow.start('deliverWebhook', {
        workflowId: `webhook-${deliveryId}`,
        taskQueue: WORKFLOW_TASK_QUEUE,
        args: [delivery],
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        staticSummary: 'Webhook',
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }
}
