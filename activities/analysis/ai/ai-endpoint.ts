import type { ModelEndpoint } from '../../ai/model-endpoint.js';

/** The endpoint that reviews, and how many tokens one review may cost, prompts and answers together. */
export interface AiEndpoint extends ModelEndpoint {
  readonly tokenBudget: number;
}
