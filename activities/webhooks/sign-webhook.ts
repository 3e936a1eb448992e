import { Webhook } from 'standardwebhooks';
import { WebhookGone } from './webhook-gone.js';

export interface SignedWebhook {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Signs a body as Standard Webhooks says; the id stays the same over all attempts, so receivers can tell repeats. */
export function signWebhook(secret: string | undefined, id: string, body: string): SignedWebhook {
  if (secret === undefined)
    throw new WebhookGone(
      'WEBHOOK_SECRET is not set for the workers. Set it to the value the API has, and rerun the task.',
    );
  const now = new Date();
  return {
    body,
    headers: {
      'Content-Type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, now, body),
    },
  };
}
