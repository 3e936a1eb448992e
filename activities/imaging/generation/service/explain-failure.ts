import { APIConnectionError, APIError } from 'openai';
import { ProviderRefused, ProviderUnavailable } from '../provider-failures.js';

/** The codes by which services say that a prompt offends against their rules. */
const POLICY_CODES = ['content_policy_violation', 'moderation_blocked', 'content_filter', 'safety_violation'];
/** 429 for an account that is used up does not pass by waiting. */
const SPENT_CODES = ['insufficient_quota', 'billing_hard_limit_reached', 'billing_not_active'];

/** Says in the words of this service what went wrong and what to do. */
export function explainFailure(name: string, baseUrl: string, error: unknown): unknown {
  if (error instanceof APIConnectionError)
    return new ProviderUnavailable(
      `${name} cannot be reached at ${baseUrl} (${deepestReason(error)}). Start it, or correct IMAGE_BASE_URL.`,
    );
  if (!(error instanceof APIError)) return error;
  const status = Number(error.status);
  const headers = error.headers as Headers | undefined;
  const code = error.code ?? '';
  const reason = `${status}${code ? ` ${code}` : ''}: ${error.message.replace(/^\d{3} /, '').slice(0, 400)}`;
  if (POLICY_CODES.includes(code))
    return new ProviderRefused(`${name} refuses this prompt by its content policy (${reason}). Reword the prompt.`);
  if (SPENT_CODES.includes(code))
    return new ProviderRefused(`${name} draws no more for this account (${reason}). Raise its quota.`);
  return byStatus(name, status, reason, headers?.get('retry-after') ?? null);
}

function byStatus(name: string, status: number, reason: string, retryAfter: string | null): Error {
  if (status === 401 || status === 403)
    return new ProviderRefused(`${name} does not let the worker in (${reason}). Check IMAGE_API_KEY.`);
  if (status === 404)
    return new ProviderRefused(
      `${name} does not know this address or model (${reason}). Check IMAGE_BASE_URL and IMAGE_MODEL; AUTOMATIC1111 must be started with --api.`,
    );
  if (status === 429)
    return new ProviderUnavailable(
      `${name} has too many requests (${reason}). Wait${retryAfter ? ` (it says: Retry-After ${retryAfter})` : ''}, or raise its rate limit.`,
    );
  if (status >= 500 || status === 408 || status === 409)
    return new ProviderUnavailable(`${name} failed (${reason}). Look at its log; the task may be tried again.`);
  return new ProviderRefused(`${name} does not take this request (${reason}). Change the parameters that it names.`);
}

/** The reason at the bottom of a chain of causes, which is where the system's own word stands. */
function deepestReason({ cause, message, name }: Partial<Error>): string {
  if (typeof cause === 'object' && cause !== null) return deepestReason(cause);
  return message ? message : (name ?? 'no reason given');
}
