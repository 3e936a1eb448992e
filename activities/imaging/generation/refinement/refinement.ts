import { Ajv } from 'ajv';
import { UnusableAnswer } from '../../../ai/ai-failures.js';

const MAX_LENGTH = 5_000;

/** The form of an answer, as it is demanded from the endpoint and checked in what comes. */
export const REFINEMENT_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['prompt'],
  properties: { prompt: { type: 'string', minLength: 1, maxLength: MAX_LENGTH } },
};

const isRefinement = new Ajv().compile<{ readonly prompt: string }>(REFINEMENT_SCHEMA);

/** The prompt in an answer's text, on one line. Throws UnusableAnswer when the text has another form. */
export function readRefinement(content: string): string {
  const answer = parse(content);
  if (!isRefinement(answer)) {
    const [problem] = isRefinement.errors ?? [];
    throw new UnusableAnswer(`the answer is not of the form demanded: ${problem?.instancePath} ${problem?.message}`);
  }
  const prompt = answer.prompt.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  if (prompt === '') throw new UnusableAnswer('the answer is an empty prompt');
  return prompt;
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw new UnusableAnswer('the answer is no JSON');
  }
}
