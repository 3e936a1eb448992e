import { setTimeout as sleep } from 'node:timers/promises';
import type { JsonObject } from '../../../../contracts/json.js';
import type { GeneratedImage, ImageProvider, ImageRequest } from '../image-provider.js';
import { ProviderUnavailable } from '../provider-failures.js';
import { checkPicture } from '../service/check-picture.js';
import { ImageService, type ServiceOptions } from '../service/image-service.js';
import { pictureOfBase64 } from '../service/picture-of-base64.js';
import { withinPatience } from '../service/within-patience.js';
import { isDrawn, isProgress, readInfo } from './answers.js';

const INTERRUPT_MS = 5_000;

export interface Automatic1111Options extends ServiceOptions {
  /** The checkpoint to draw with. Default: the one that is loaded. */
  readonly model?: string;
  /** How often the progress is asked for. Default: every second. */
  readonly pollMs?: number;
}

type Tell = (percent: number, stage: string) => void;

/**
 * The web UI of AUTOMATIC1111, started with `--api`. Its interrupt stops whatever it draws at that time, so it should draw for
 * one worker alone.
 */
export class Automatic1111 implements ImageProvider {
  readonly name = 'automatic1111';
  readonly #service: ImageService;

  constructor(private readonly options: Automatic1111Options) {
    this.#service = new ImageService('AUTOMATIC1111', options);
  }

  async generate(request: ImageRequest, signal: AbortSignal, tell: Tell): Promise<GeneratedImage> {
    tell(0, 'waiting for the service');
    const { patienceMs = 600_000 } = this.options;
    const sent = await withinPatience(this.#service.name, patienceMs, signal, (bounded) =>
      this.#draw(request, bounded, tell),
    );
    if (!isDrawn(sent))
      throw new ProviderUnavailable(
        'AUTOMATIC1111 answered with JSON that holds no images. Look whether IMAGE_BASE_URL is its address.',
      );
    const [encoded] = sent.images;
    if (!encoded)
      throw new ProviderUnavailable('AUTOMATIC1111 answered with an empty list of images. Look at its log.');
    const bytes = pictureOfBase64(encoded);
    const picture = await checkPicture(this.#service.name, bytes);
    return { bytes, metadata: { provider: this.name, ...picture, ...readInfo(sent.info) } };
  }

  /** Draws, and watches the progress beside it. What is given up is interrupted: closing the connection does not stop it. */
  async #draw(request: ImageRequest, signal: AbortSignal, tell: Tell): Promise<unknown> {
    const finished = new AbortController();
    const watching = this.#watch(AbortSignal.any([signal, finished.signal]), tell);
    try {
      return await this.#service.askJson('post', '/sdapi/v1/txt2img', { body: this.#ask(request), signal });
    } catch (error) {
      if (signal.aborted) await this.#interrupt();
      throw error;
    } finally {
      finished.abort();
      await watching;
    }
  }

  #ask({ prompt, negative_prompt, width, height, seed, steps, guidance }: ImageRequest): JsonObject {
    const { model } = this.options;
    return {
      prompt,
      negative_prompt: negative_prompt ?? '',
      width: Math.max(64, Math.round(width / 8) * 8),
      height: Math.max(64, Math.round(height / 8) * 8),
      // -1 would mean a seed of its own choice.
      seed: Math.abs(seed),
      ...(steps === undefined ? {} : { steps }),
      ...(guidance === undefined ? {} : { cfg_scale: guidance }),
      n_iter: 1,
      batch_size: 1,
      do_not_save_samples: true,
      do_not_save_grid: true,
      ...(model ? { override_settings: { sd_model_checkpoint: model } } : {}),
    };
  }

  /** A progress that cannot be read is no reason to stop. */
  async #watch(signal: AbortSignal, tell: Tell): Promise<void> {
    const query = { skip_current_image: 'true' };
    while (!signal.aborted) {
      await sleep(this.options.pollMs ?? 1_000, undefined, { signal }).catch(() => undefined);
      const seen = await this.#service
        .askJson('get', '/sdapi/v1/progress', { query, signal, retries: 0 })
        .catch(() => null);
      if (signal.aborted || !isProgress(seen) || seen.progress <= 0) continue;
      const { sampling_step: step = 0, sampling_steps: steps = 0 } = seen.state ?? {};
      tell(Math.min(99, 100 * seen.progress), steps > 0 ? `step ${step} of ${steps}` : 'drawing');
    }
  }

  async #interrupt(): Promise<void> {
    const signal = AbortSignal.timeout(INTERRUPT_MS);
    await this.#service.askJson('post', '/sdapi/v1/interrupt', { signal, retries: 0 }).catch(() => undefined);
  }
}
