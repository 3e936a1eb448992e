/** An endpoint that speaks OpenAI's chat completions, and how many tokens one review may cost, prompts and answers together. */
export interface AiEndpoint {
  readonly baseUrl: string;
  readonly apiKey?: string;
  readonly model: string;
  readonly tokenBudget: number;
}
