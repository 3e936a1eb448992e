import OpenAI from 'openai';
import { ProviderRefused, ProviderUnavailable } from '../provider-failures.js';
import { boundedFetch } from './bounded-fetch.js';
import { explainFailure } from './explain-failure.js';

/** Base64 of a picture of 40 megapixels that hardly compresses. */
const LIMIT_BYTES = 192 * 1024 * 1024;
const RETRIES = 2;

export interface ServiceOptions {
  readonly baseUrl: string;
  readonly apiKey?: string;
  /** How long one picture may take, in milliseconds. Default: ten minutes. */
  readonly patienceMs?: number;
  /** The longest answer that is read. Default: 192 MiB. */
  readonly limitBytes?: number;
}

interface Asking {
  readonly body?: object;
  readonly query?: Record<string, string>;
  readonly signal: AbortSignal;
  /** Tries after the first, upon 408, 409, 429, 5xx and broken connections, after what Retry-After says. */
  readonly retries?: number;
}

/** Speaks to a service of pictures over HTTP. The client of the `openai` package does the retries for whichever service. */
export class ImageService {
  readonly #client: OpenAI;
  readonly #limit: number;

  constructor(
    readonly name: string,
    private readonly options: ServiceOptions,
  ) {
    const { baseUrl: baseURL, apiKey, patienceMs = 600_000, limitBytes = LIMIT_BYTES } = options;
    this.#limit = limitBytes;
    this.#client = new OpenAI({
      baseURL,
      apiKey: apiKey ?? 'none',
      timeout: patienceMs,
      maxRetries: RETRIES,
      fetch: boundedFetch(limitBytes, patienceMs),
      defaultHeaders: { authorization: authorize(apiKey) },
    });
  }

  /** Sends a request and reads the answer as JSON. Throws ProviderRefused, ProviderUnavailable, or the signal's reason. */
  async askJson(method: 'get' | 'post', path: string, asking: Asking): Promise<unknown> {
    const bytes = await this.askBytes(method, path, asking);
    try {
      return bytes.length === 0 ? null : (JSON.parse(bytes.toString('utf8')) as unknown);
    } catch {
      const start = bytes.subarray(0, 60).toString('utf8').replace(/\s+/g, ' ');
      throw new ProviderUnavailable(
        `${this.name} answered ${path} with something that is no JSON (“${start}”). Look whether IMAGE_BASE_URL (${this.options.baseUrl}) is the address of its API.`,
      );
    }
  }

  /** Sends a request and gives the body of the answer. Throws as askJson. */
  async askBytes(method: 'get' | 'post', path: string, { body, query, signal, retries }: Asking): Promise<Buffer> {
    const options = { body, query, signal, ...(retries === undefined ? {} : { maxRetries: retries }) };
    try {
      const answer = await untilAborted(this.#client[method](path, options).asResponse(), signal);
      const bytes = Buffer.from(await answer.arrayBuffer());
      if (bytes.length <= this.#limit) return bytes;
    } catch (error) {
      signal.throwIfAborted();
      throw explainFailure(this.name, this.options.baseUrl, error);
    }
    throw new ProviderRefused(
      `${this.name} answered ${path} with more than ${this.#limit} bytes. Ask for a smaller picture.`,
    );
  }
}

function authorize(apiKey: string | undefined): string | null {
  if (apiKey === undefined) return null;
  return apiKey.includes(':') ? `Basic ${Buffer.from(apiKey).toString('base64')}` : `Bearer ${apiKey}`;
}

/** The client's pauses between its tries know no signal. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  work.catch(() => undefined);
  signal.throwIfAborted();
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
  });
  return Promise.race([work, aborted]).finally(() => signal.removeEventListener('abort', stop));
}
