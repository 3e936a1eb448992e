import { proxyActivities } from '@temporalio/workflow';
import { WEBHOOK_ACTIVITY as contract, type WebhookDelivery } from '../contracts/service-workflows.js';

interface WebhookActivities {
  sendWebhook(delivery: WebhookDelivery): Promise<void>;
}

const { sendWebhook } = proxyActivities<WebhookActivities>({
  summary: contract.title,
  taskQueue: contract.taskQueue,
  startToCloseTimeout: contract.perAttempt,
  scheduleToCloseTimeout: contract.total,
  heartbeatTimeout: contract.heartbeat,
  retry: {
    maximumAttempts: contract.retry.maximumAttempts,
    initialInterval: contract.retry.initialInterval,
    maximumInterval: contract.retry.maximumInterval,
    backoffCoefficient: contract.retry.backoffCoefficient,
    nonRetryableErrorTypes: [...contract.retry.nonRetryable],
  },
});

/** Tells a task's webhook_url of its end: tried for a day, every attempt in the task's history. */
export async function deliverWebhook(delivery: WebhookDelivery): Promise<void> {
  await sendWebhook(delivery);
}
