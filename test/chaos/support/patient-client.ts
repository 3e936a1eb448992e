import { waitFor } from '../../rig/wait-for.js';

export interface Reply<T> {
  readonly status: number;
  readonly body: T;
  /** Whether an earlier try got no answer, so that it may have been carried out already. */
  readonly repeated: boolean;
}

const ANSWER_MS = 10_000;

/** Asks again for as long as nobody answers or the answer is 503, as a client of a service that is restarted does. */
export async function askUntilAnswered<T>(
  url: string,
  { headers = {}, ...init }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Reply<T>> {
  let repeated = false;
  return waitFor(`an answer of ${url}`, async () => {
    const type: Record<string, string> = init.body === undefined ? {} : { 'content-type': 'application/json' };
    const signal = AbortSignal.timeout(ANSWER_MS);
    try {
      const response = await fetch(url, { ...init, headers: { ...type, ...headers }, signal });
      const body = (await response.json()) as T;
      if (response.status !== 503) return { status: response.status, body, repeated };
    } catch {
      repeated = true;
    }
    return null;
  });
}
