import { Inject, Injectable } from '@nestjs/common';
import { Context } from '@temporalio/activity';
import type { WebhookDelivery } from '../../contracts/service-workflows.js';
import type { ProcessSettings } from '../../src/config/boot-settings.js';
import { SETTINGS } from '../../src/config/settings.token.js';
import { Database } from '../../src/store/database.js';
import { addAudit } from '../../src/store/statements/add-audit.js';
import { type Delivery, markDelivered, readDelivery } from '../../src/store/statements/read-delivery.js';
import { postWebhook } from './post-webhook.js';
import { signWebhook } from './sign-webhook.js';
import { WebhookGone } from './webhook-gone.js';

/** Tells webhook_urls of the end of their tasks. */
@Injectable()
export class WebhookActivities {
  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: ProcessSettings,
  ) {}

  /** Sends one signed webhook. Throws WebhookGone when it is pointless to try again, WebhookRefused otherwise. */
  async sendWebhook({ delivery_id: deliveryId }: WebhookDelivery): Promise<void> {
    const { info, cancellationSignal } = Context.current();
    const delivery = await readDelivery(this.database, deliveryId);
    if (!delivery) throw new WebhookGone('Its task is gone: there is nothing to tell any more.');
    const { url, task_id: taskId } = delivery;
    try {
      const signed = signWebhook(this.settings.webhookSecret, deliveryId, describe(delivery));
      const status = await postWebhook(url, signed, cancellationSignal);
      await markDelivered(this.database, deliveryId);
      await this.audit(taskId, 'webhook_sent', info.attempt, { url, status });
    } catch (error) {
      await this.audit(taskId, 'webhook_failed', info.attempt, { url, message: (error as Error).message });
      throw error;
    }
  }

  private audit(taskId: string, action: 'webhook_sent' | 'webhook_failed', attempt: number, body: AuditBody) {
    return addAudit(this.database, { taskId, action, actor: 'engine', subtask: null, attempt, body });
  }
}

type AuditBody = Parameters<typeof addAudit>[1]['body'];

function describe(delivery: Delivery): string {
  const { url: _url, finished_at, ...data } = delivery;
  return JSON.stringify({
    type: 'task.ended',
    timestamp: finished_at.toISOString(),
    data: { ...data, finished_at: finished_at.toISOString() },
  });
}
