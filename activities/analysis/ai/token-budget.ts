import type { AiUsage } from '../../../contracts/analysis/finding.js';

/** The most that one answer may cost. */
export const ANSWER_TOKENS = 4_096;
const BYTES_PER_TOKEN = 3;

/** On the safe side: code has three to four bytes a token. */
export function estimateTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN);
}

/** Counts what the questions and answers of one review cost: as the endpoint says, else as estimated. */
export class TokenBudget {
  #requests = 0;
  #prompt = 0;
  #completion = 0;

  constructor(private readonly limit: number) {}

  /** Whether a question can be paid whatever its answer costs. */
  affords(prompt: string): boolean {
    return this.#prompt + this.#completion + estimateTokens(prompt) + ANSWER_TOKENS <= this.limit;
  }

  spend(promptTokens: number, completionTokens: number): void {
    this.#requests += 1;
    this.#prompt += promptTokens;
    this.#completion += completionTokens;
  }

  get usage(): AiUsage {
    return {
      requests: this.#requests,
      prompt_tokens: this.#prompt,
      completion_tokens: this.#completion,
      token_budget: this.limit,
    };
  }
}
