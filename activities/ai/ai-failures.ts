/** The endpoint did not answer, was overloaded or failed, for all the retries. Another attempt may succeed. */
export class AiUnavailable extends Error {
  override readonly name = 'AiUnavailable';

  constructor(reason: string) {
    super(`The AI endpoint gave no answer (${reason}). Look whether AI_BASE_URL is up, or raise its rate limit.`);
  }
}

/** The endpoint refuses to answer: no retry mends that. */
export class AiRefused extends Error {
  override readonly name = 'AiRefused';

  constructor(reason: string) {
    super(`The AI endpoint refuses to answer (${reason}). Check AI_BASE_URL, AI_API_KEY and AI_MODEL of the workers.`);
  }
}

/** The question was not taken, or what came is not in the form that was demanded. */
export class UnusableAnswer extends Error {
  override readonly name = 'UnusableAnswer';
}
