import OpenAI, { APIConnectionError, APIError } from 'openai';
import { AiRefused, AiUnavailable, UnusableAnswer } from './ai-failures.js';
import { type Answer, readCompletion } from './completion.js';
import type { ModelEndpoint } from './model-endpoint.js';

const RETRIES = 4;
const TIMEOUT_MS = 120_000;

export interface Question {
  readonly system: string;
  readonly user: string;
}

/** The form that every answer must have: a JSON Schema with its name, and the most tokens that one may take. */
export interface AnswerForm {
  readonly name: string;
  readonly schema: Record<string, unknown>;
  readonly tokens: number;
}

export interface Patience {
  /** Tries after the first. */
  readonly retries: number;
  /** For each try. */
  readonly timeoutMs: number;
}

/** Asks the endpoint. The library tries 408, 409, 429, 5xx and broken connections again, after what Retry-After says. */
export class ModelClient {
  readonly #client: OpenAI;

  constructor(
    private readonly endpoint: ModelEndpoint,
    private readonly form: AnswerForm,
    { retries, timeoutMs }: Patience = { retries: RETRIES, timeoutMs: TIMEOUT_MS },
  ) {
    const { baseUrl: baseURL, apiKey = 'none' } = endpoint;
    this.#client = new OpenAI({ baseURL, apiKey, maxRetries: retries, timeout: timeoutMs });
  }

  /** Throws AiUnavailable, AiRefused, or UnusableAnswer for a question that the endpoint does not take. */
  async ask({ system, user }: Question, signal?: AbortSignal): Promise<Answer> {
    const { name, schema, tokens } = this.form;
    const body = {
      model: this.endpoint.model,
      messages: [
        { role: 'system' as const, content: system },
        { role: 'user' as const, content: user },
      ],
      response_format: { type: 'json_schema' as const, json_schema: { name, strict: true, schema } },
      max_completion_tokens: tokens,
      seed: 1,
    };
    try {
      const sent: unknown = await this.#client.chat.completions.create(body, { signal });
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
