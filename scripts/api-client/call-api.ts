import { fetchReason } from './fetch-reason.js';

/** An answer of the API other than 2xx. `details` names each field that was refused. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';
  constructor(
    readonly status: number,
    title: string,
    readonly details: Readonly<Record<string, readonly string[]>>,
  ) {
    super(`${status} ${title}: ${Object.values(details).flat().join(' ')}`);
  }
}

/** Calls a route and returns its JSON. Throws ApiRefusal, or says which address does not answer. */
export async function callApi<Answer>(address: string, body?: object): Promise<Answer> {
  const request = body && {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  const response = await fetch(address, { ...request, signal: AbortSignal.timeout(60_000) }).catch((error: Error) => {
    throw new Error(`${address} does not answer (${fetchReason(error)}). Look at "make status".`);
  });
  const text = await response.text();
  if (response.ok) return JSON.parse(text) as Answer;
  const { error, details } = parseRefusal(text);
  throw new ApiRefusal(response.status, error, details);
}

function parseRefusal(text: string): { error: string; details: Record<string, string[]> } {
  try {
    return JSON.parse(text) as { error: string; details: Record<string, string[]> };
  } catch {
    return { error: 'not JSON', details: { _: [text.slice(0, 300)] } };
  }
}
