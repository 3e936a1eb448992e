import { Ajv } from 'ajv';
import { UnusableAnswer } from './ai-failures.js';

interface Usage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
}

/** What counts of an answer of the endpoint. */
interface Completion {
  readonly choices: readonly {
    readonly finish_reason?: string | null;
    readonly message: { readonly content?: string | null; readonly tool_calls?: readonly unknown[] | null };
  }[];
  readonly usage?: Usage | null;
}

const tokens = { type: 'integer', minimum: 0 };
const isCompletion = new Ajv({ allowUnionTypes: true }).compile<Completion>({
  type: 'object',
  required: ['choices'],
  properties: {
    choices: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['message'],
        properties: {
          finish_reason: { type: ['string', 'null'] },
          message: {
            type: 'object',
            properties: { content: { type: ['string', 'null'] }, tool_calls: { type: ['array', 'null'] } },
          },
        },
      },
    },
    usage: {
      type: ['object', 'null'],
      required: ['prompt_tokens', 'completion_tokens'],
      properties: { prompt_tokens: tokens, completion_tokens: tokens },
    },
  },
});

export interface Answer {
  readonly usage: Usage | null;
  /** Throws UnusableAnswer. Whatever the model wants to call is not called: it was offered nothing. */
  readonly content: () => string;
}

/** Reads what the endpoint sent, whatever that is. Its cost counts though its content may be of no use. */
export function readCompletion(sent: unknown): Answer {
  if (!isCompletion(sent)) return { usage: null, content: () => refuse('it is no chat completion') };
  const [choice] = sent.choices;
  return { usage: sent.usage ?? null, content: () => contentOf(choice) };
}

function contentOf(choice: Completion['choices'][number] | undefined): string {
  if (choice?.message.tool_calls?.length) return refuse('it asks for tools, and there are none');
  if (choice?.finish_reason === 'length') return refuse('it is longer than an answer may be');
  return choice?.message.content ?? refuse('it is empty');
}

function refuse(reason: string): never {
  throw new UnusableAnswer(`the answer is of no use: ${reason}`);
}
