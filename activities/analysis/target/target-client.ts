import { isIPv6, type LookupFunction } from 'node:net';
import { Agent, request } from 'undici';
import type { PinnedHosts } from './pinned-hosts.js';
import type { TargetAnswer } from './target-answer.js';

const CONNECT_MS = 5_000;
const SILENCE_MS = 10_000;
const BODY_BYTES = 256 * 1024;
const REDIRECTS = 5;

export interface Question {
  readonly method?: 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'TRACE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The one way by which a program under analysis is spoken to: every connection goes to an address that was checked. */
export class TargetClient {
  readonly #agent: Agent;

  constructor(
    readonly hosts: PinnedHosts,
    private readonly signal: AbortSignal,
  ) {
    // Whether the certificate is good is a probe's to say; the others have to see a program that runs with a bad one too.
    const connect = { lookup: this.#lookup, timeout: CONNECT_MS, rejectUnauthorized: false };
    this.#agent = new Agent({ connect, headersTimeout: SILENCE_MS, bodyTimeout: SILENCE_MS });
  }

  /** One request; a redirect is an answer like any other. Throws TargetRefused, or what the connection failed with. */
  async ask(url: string, { method = 'GET', headers = {}, body }: Question = {}): Promise<TargetAnswer> {
    await this.hosts.pin(url);
    const options = {
      method,
      headers,
      signal: this.signal,
      dispatcher: this.#agent,
      ...(body === undefined ? {} : { body }),
    };
    const answer = await request(url, options);
    return { url, status: answer.statusCode, headers: answer.headers, body: await readStart(answer.body) };
  }

  /** Asks on until an answer is no redirect, five times at most. Throws TargetRefused when one leads outside. */
  async follow(url: string): Promise<TargetAnswer> {
    let answer = await this.ask(url);
    for (let hop = 0; hop < REDIRECTS; hop += 1) {
      const { location } = answer.headers;
      if (answer.status < 300 || answer.status > 399 || typeof location !== 'string') return answer;
      answer = await this.ask(new URL(location, answer.url).href);
    }
    return answer;
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  readonly #lookup: LookupFunction = (host, { all }, done) => {
    this.hosts.addressOf(host).then(
      (address) => {
        const family = isIPv6(address) ? 6 : 4;
        if (all) done(null, [{ address, family }]);
        else done(null, address, family);
      },
      (error: Error) => done(error, ''),
    );
  };
}

async function readStart(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= BODY_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, BODY_BYTES).toString('utf8');
}
