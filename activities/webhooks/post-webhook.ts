import type { SignedWebhook } from './sign-webhook.js';
import { WebhookGone, WebhookRefused } from './webhook-gone.js';

const PATIENCE_MS = 15_000;
const GONE = 410;

/**
 * Posts a signed webhook and returns the status of the answer. Redirects are not followed: a receiver that moved must be
 * named anew. 410 means that the receiver wants no more; every other answer outside 2xx is tried again.
 */
export async function postWebhook(url: string, { headers, body }: SignedWebhook, signal: AbortSignal): Promise<number> {
  const bounded = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
  const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal: bounded }).catch(
    (error: unknown) => {
      throw new WebhookRefused(`${url} cannot be reached: ${describeReason(error)}. It is tried again.`);
    },
  );
  await answer.body?.cancel();
  if (answer.ok) return answer.status;
  if (answer.status === GONE) throw new WebhookGone(`${url} answered 410: it wants no more webhooks.`);
  throw new WebhookRefused(`${url} answered ${answer.status}. It is tried again.`);
}

function describeReason(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error ? cause.message : message;
}
