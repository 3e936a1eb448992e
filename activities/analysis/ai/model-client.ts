import OpenAI, { APIConnectionError, APIError } from 'openai';
import type { AiEndpoint } from './ai-endpoint.js';
import { AiRefused, AiUnavailable, UnusableAnswer } from './ai-failures.js';
import { type Answer, readCompletion } from './completion.js';
import type { Question } from './questions.js';
import { ANSWER_TOKENS } from './token-budget.js';
import { VERDICT_SCHEMA } from './verdict.js';

const RETRIES = 4;
const TIMEOUT_MS = 120_000;

/** Asks the endpoint. The library tries 408, 409, 429, 5xx and broken connections again, after what Retry-After says. */
export class ModelClient {
  readonly #client: OpenAI;

  constructor(private readonly endpoint: AiEndpoint) {
    const { baseUrl: baseURL, apiKey = 'none' } = endpoint;
    this.#client = new OpenAI({ baseURL, apiKey, maxRetries: RETRIES, timeout: TIMEOUT_MS });
  }

  /** Throws AiUnavailable, AiRefused, or UnusableAnswer for a question that the endpoint does not take. */
  async ask({ system, user }: Question): Promise<Answer> {
    try {
      const sent: unknown = await this.#client.chat.completions.create({
        model: this.endpoint.model,
        messages: [
          { role: 'system', content: system },
          { role: 'user', content: user },
        ],
        response_format: {
          type: 'json_schema',
          json_schema: { name: 'verdict', strict: true, schema: VERDICT_SCHEMA },
        },
        max_completion_tokens: ANSWER_TOKENS,
        seed: 1,
      });
      return readCompletion(sent);
    } catch (error) {
      if (error instanceof SyntaxError) return readCompletion(null);
      throw explain(error);
    }
  }
}

function explain(error: unknown): unknown {
  if (error instanceof APIConnectionError) return new AiUnavailable(error.message);
  if (!(error instanceof APIError)) return error;
  const status = Number(error.status);
  const reason = `${status}: ${error.message.slice(0, 200)}`;
  if (status === 429 || status >= 500) return new AiUnavailable(reason);
  if (status === 401 || status === 403 || status === 404) return new AiRefused(reason);
  return new UnusableAnswer(`the question was refused with ${reason}`);
}
