import type { ActivityContract } from './activity-contract.js';

/** Workflows that serve the service itself and are no tasks: their activities have no subtask and no row in the store. */
export const SERVICE_WORKFLOWS = ['deliverWebhook'] as const;

export function isServiceWorkflow(workflow: string | undefined): boolean {
  return (SERVICE_WORKFLOWS as readonly (string | undefined)[]).includes(workflow);
}

/** Which delivery to carry out; what to send and where stands in the store. */
export interface WebhookDelivery {
  readonly delivery_id: string;
}

export const WEBHOOK_ACTIVITY: ActivityContract = {
  activity: 'sendWebhook',
  title: 'Send the webhook',
  taskQueue: 'cpu',
  perAttempt: '20 seconds',
  total: '24 hours',
  heartbeat: '20 seconds',
  retry: {
    maximumAttempts: 20,
    initialInterval: '2 seconds',
    maximumInterval: '1 hour',
    backoffCoefficient: 2,
    nonRetryable: ['WebhookGone'],
  },
};
