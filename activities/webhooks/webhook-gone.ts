/** A webhook that no further attempt can deliver. */
export class WebhookGone extends Error {
  override readonly name = 'WebhookGone';
}

/** A receiver that did not take the webhook this time. */
export class WebhookRefused extends Error {
  override readonly name = 'WebhookRefused';
}
