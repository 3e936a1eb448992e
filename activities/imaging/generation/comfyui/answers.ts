import { Ajv } from 'ajv';

const ajv = new Ajv();
const text = { type: 'string' };

/** The answer of `POST /prompt`. */
export const isQueued = ajv.compile<{ readonly prompt_id: string }>({
  type: 'object',
  required: ['prompt_id'],
  properties: { prompt_id: { type: 'string', pattern: '^[\\w-]{1,100}$' } },
});

/** A picture as `GET /view` finds it. */
export interface StoredImage {
  readonly filename: string;
  readonly subfolder: string;
  readonly type: string;
}

/** What `GET /history/{id}` says of one prompt that is over. */
interface Outcome {
  readonly outputs: Readonly<Record<string, { readonly images?: readonly StoredImage[] }>>;
  readonly status?: {
    readonly status_str?: string;
    readonly messages?: readonly (readonly [string, Readonly<Record<string, unknown>>])[];
  };
}

const image = {
  type: 'object',
  required: ['filename', 'subfolder', 'type'],
  properties: { filename: text, subfolder: text, type: text },
};

export const isHistory = ajv.compile<Readonly<Record<string, Outcome>>>({
  type: 'object',
  additionalProperties: {
    type: 'object',
    required: ['outputs'],
    properties: {
      outputs: {
        type: 'object',
        additionalProperties: { type: 'object', properties: { images: { type: 'array', items: image } } },
      },
      status: {
        type: 'object',
        properties: {
          status_str: text,
          messages: { type: 'array', items: { type: 'array', minItems: 2 } },
        },
      },
    },
  },
});

type Entry = readonly [number, string, ...unknown[]];

/** The answer of `GET /queue`: each entry begins with its number and its prompt's id. */
export const isQueue = ajv.compile<{
  readonly queue_running: readonly Entry[];
  readonly queue_pending: readonly Entry[];
}>({
  type: 'object',
  required: ['queue_running', 'queue_pending'],
  properties: { queue_running: { type: 'array' }, queue_pending: { type: 'array' } },
});

/** The first picture that was stored, rather than one shown for a moment; null when there is none. */
export function firstImage({ outputs }: Outcome): StoredImage | null {
  const images = Object.values(outputs).flatMap(({ images: found = [] }) => found);
  return images.find(({ type }) => type === 'output') ?? images[0] ?? null;
}

/** Why a prompt failed; null when it did not. */
export function failureOf({ status }: Outcome): string | null {
  if (status?.status_str !== 'error') return null;
  const [event, details] =
    status.messages?.find(([name]) => name === 'execution_error' || name === 'execution_interrupted') ?? [];
  if (event === 'execution_interrupted') return 'somebody interrupted it';
  const { node_type: node, exception_message: message } = details ?? {};
  return `${typeof node === 'string' ? `${node}: ` : ''}${typeof message === 'string' ? message : 'no reason given'}`.slice(
    0,
    400,
  );
}
