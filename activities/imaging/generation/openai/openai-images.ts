import { Ajv } from 'ajv';
import type { JsonObject } from '../../../../contracts/json.js';
import type { GeneratedImage, ImageProvider, ImageRequest } from '../image-provider.js';
import { ProviderRefused, ProviderUnavailable } from '../provider-failures.js';
import { checkPicture } from '../service/check-picture.js';
import { ImageService, type ServiceOptions } from '../service/image-service.js';
import { pictureOfBase64 } from '../service/picture-of-base64.js';
import { withinPatience } from '../service/within-patience.js';
import { imageSizeFor } from './image-size.js';

const NOTE = 'The service knows no seed, steps or guidance: the same request gives another picture.';

interface Images {
  readonly data: readonly { readonly b64_json?: string | null; readonly revised_prompt?: string | null }[];
}

const text = { type: ['string', 'null'] };
const isImages = new Ajv({ allowUnionTypes: true }).compile<Images>({
  type: 'object',
  required: ['data'],
  properties: {
    data: { type: 'array', items: { type: 'object', properties: { b64_json: text, revised_prompt: text } } },
  },
});

/** A service that speaks `POST /images/generations` as OpenAI does. */
export class OpenAiImages implements ImageProvider {
  readonly name = 'openai';
  readonly #service: ImageService;

  constructor(private readonly options: ServiceOptions & { readonly model: string }) {
    this.#service = new ImageService('The image service', options);
  }

  async generate(
    request: ImageRequest,
    signal: AbortSignal,
    tell: (percent: number, stage: string) => void,
  ): Promise<GeneratedImage> {
    const { model, patienceMs = 600_000 } = this.options;
    const size = imageSizeFor(model, request.width, request.height);
    tell(0, 'drawing');
    const sent = await withinPatience(this.#service.name, patienceMs, signal, (bounded) =>
      this.#service.askJson('post', '/images/generations', { body: this.#ask(request, size), signal: bounded }),
    );
    const { b64_json: encoded, revised_prompt: revised } = this.#first(sent);
    if (!encoded)
      throw new ProviderRefused(
        `${this.#service.name} sent no b64_json, perhaps an address. Choose another IMAGE_MODEL, or let it answer in b64_json.`,
      );
    const bytes = pictureOfBase64(encoded);
    const picture = await checkPicture(this.#service.name, bytes);
    const told: JsonObject = revised ? { revised_prompt: revised } : {};
    return { bytes, metadata: { provider: this.name, model, size, ...picture, ...told, note: NOTE } };
  }

  #ask({ prompt, negative_prompt: negative }: ImageRequest, size: string): object {
    const { model } = this.options;
    const wording = negative ? `${prompt}\n\nAvoid: ${negative}` : prompt;
    // The models called gpt-image always answer in base64 and refuse to be told so.
    const form = /^(chatgpt-image|gpt-image)/.test(model) ? {} : { response_format: 'b64_json' };
    return { model, prompt: wording, n: 1, size, ...form };
  }

  #first(sent: unknown): Images['data'][number] {
    const name = this.#service.name;
    if (!isImages(sent))
      throw new ProviderUnavailable(
        `${name} answered with JSON that is no list of images. Look whether IMAGE_BASE_URL is an API like OpenAI's.`,
      );
    const [first] = sent.data;
    if (first) return first;
    throw new ProviderUnavailable(`${name} answered with an empty list of images. Try again, or reword the prompt.`);
  }
}
