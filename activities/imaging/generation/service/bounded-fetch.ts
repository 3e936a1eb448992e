import { Agent, fetch as undiciFetch } from 'undici';
import { readFailure } from './read-failure.js';

const FAILURE_BYTES = 64 * 1024;

/**
 * A fetch that reads the whole body, at most `limitBytes` and one more, so that a time limit on it holds to the last byte. The
 * body of a failure is put into the form of OpenAI's, whichever service it comes from. `silenceMs` is how long a service may
 * work before it answers.
 */
export function boundedFetch(limitBytes: number, silenceMs: number): typeof fetch {
  const dispatcher = new Agent({ headersTimeout: silenceMs, bodyTimeout: silenceMs, pipelining: 0 });
  return async (input, init = {}) => {
    const answer = await undiciFetch(input instanceof Request ? input.url : input, {
      method: init.method ?? 'GET',
      headers: Object.fromEntries(new Headers(init.headers)),
      body: typeof init.body === 'string' ? init.body : null,
      signal: init.signal ?? null,
      dispatcher,
    });
    const bytes = await readUpTo(answer.body, answer.ok ? limitBytes + 1 : FAILURE_BYTES);
    const headers = Object.fromEntries(answer.headers);
    // What is handed on is decoded already.
    delete headers['content-encoding'];
    delete headers['content-length'];
    const body = answer.ok ? bytes : JSON.stringify({ error: readFailure(bytes.toString('utf8')) });
    return new Response(body.length === 0 ? null : body, { status: answer.status, headers });
  };
}

async function readUpTo(body: AsyncIterable<Uint8Array> | null, limit: number): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= limit) break;
  }
  return Buffer.concat(chunks, Math.min(length, limit));
}
