import type { JsonObject } from '../../../../contracts/json.js';
import type { GeneratedImage, ImageProvider, ImageRequest } from '../image-provider.js';
import { ProviderRefused } from '../provider-failures.js';
import { checkPicture } from '../service/check-picture.js';
import { ImageService, type ServiceOptions } from '../service/image-service.js';
import { withinPatience } from '../service/within-patience.js';
import { ComfyQueue } from './comfy-queue.js';
import { fillWorkflow, readWorkflow } from './workflow.js';

const STEPS = 20;
const GUIDANCE = 7;

export interface ComfyUiOptions extends ServiceOptions {
  /** The file of the checkpoint; the default workflow needs it. */
  readonly model?: string;
  /** A workflow in the API format, as JSON, with places such as `%prompt%`. Default: text to image with one checkpoint. */
  readonly workflow?: string;
  /** How often the history is asked for. Default: every half second. */
  readonly pollMs?: number;
}

/** A ComfyUI: a workflow is queued, waited for, and its picture fetched. */
export class ComfyUi implements ImageProvider {
  readonly name = 'comfyui';
  readonly #service: ImageService;
  readonly #queue: ComfyQueue;
  readonly #workflow: JsonObject;

  /** Throws ProviderRefused for a workflow that cannot be used. */
  constructor(private readonly options: ComfyUiOptions) {
    this.#workflow = readWorkflow(options.workflow);
    if (JSON.stringify(this.#workflow).includes('%model%') && !options.model)
      throw new ProviderRefused(
        'The workflow of ComfyUI names %model% and no model is set. Set IMAGE_MODEL to a checkpoint.',
      );
    this.#service = new ImageService('ComfyUI', options);
    this.#queue = new ComfyQueue(this.#service, options.pollMs ?? 500);
  }

  async generate(
    request: ImageRequest,
    signal: AbortSignal,
    tell: (percent: number, stage: string) => void,
  ): Promise<GeneratedImage> {
    tell(0, 'waiting for the service');
    const { patienceMs = 600_000, model = '' } = this.options;
    const values = {
      prompt: request.prompt,
      negative_prompt: request.negative_prompt ?? '',
      width: Math.max(16, Math.round(request.width / 8) * 8),
      height: Math.max(16, Math.round(request.height / 8) * 8),
      seed: Math.abs(request.seed),
      steps: request.steps ?? STEPS,
      guidance: request.guidance ?? GUIDANCE,
      model,
    };
    const workflow = fillWorkflow(this.#workflow, values);
    const bytes = await withinPatience(this.#service.name, patienceMs, signal, async (bounded) => {
      const id = await this.#queue.enter(workflow, bounded);
      try {
        const image = await this.#queue.outcome(id, bounded, tell);
        tell(95, 'fetching the picture');
        return await this.#service.askBytes('get', '/view', { query: { ...image }, signal: bounded });
      } catch (error) {
        if (bounded.aborted) await this.#queue.cancel(id);
        throw error;
      }
    });
    const picture = await checkPicture(this.#service.name, bytes);
    const { seed, steps, guidance } = values;
    return { bytes, metadata: { provider: this.name, model, seed, steps, guidance, ...picture } };
  }
}
