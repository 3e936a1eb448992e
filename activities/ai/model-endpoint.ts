/** An endpoint that speaks OpenAI's chat completions. */
export interface ModelEndpoint {
  readonly baseUrl: string;
  readonly apiKey?: string;
  readonly model: string;
}
