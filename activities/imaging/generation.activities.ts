import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import type {
  ImageGenerationInput,
  ImageGenerationParameters,
} from '../../contracts/imaging/image-generation.contract.js';
import type { ImageResult } from '../../contracts/imaging/image-task.js';
import type { JsonObject } from '../../contracts/json.js';
import type { ProcessSettings } from '../../src/config/boot-settings.js';
import { SETTINGS } from '../../src/config/settings.token.js';
import { currentSubtask, type SubtaskContext } from '../../src/subtasks/subtask-context.js';
import { describeResult } from './describe-result.js';
import type { GenerationSettings } from './generation/generation-settings.js';
import type { ImageProvider, ImageRequest } from './generation/image-provider.js';
import { PictureStore } from './picture-store.js';
import type { Pixels } from './pixels/pixels.js';
import { ImagingThreads } from './threads/imaging-threads.js';

const DEFAULT_SIDE = 512;

interface Drawn {
  readonly image: Pixels;
  readonly metadata: JsonObject;
}

/** Draws pictures from words. What it needs is loaded with the first one. Throws ProviderRefused, which no retry mends, and ProviderUnavailable. */
@Injectable()
export class GenerationActivities {
  constructor(
    private readonly pictures: PictureStore,
    private readonly threads: ImagingThreads,
    @Inject(SETTINGS) private readonly settings: ProcessSettings,
  ) {}

  async generateImage({ prompt, parameters = {} }: ImageGenerationInput): Promise<ImageResult> {
    const subtask = currentSubtask();
    subtask.progress(1, 'word the prompt');
    const { original_prompt, refined_prompt, ...refinement } = await this.refine(prompt, parameters, subtask);
    const request = describeRequest(refined_prompt, parameters, subtask.taskId);
    const { image, metadata } = await this.draw(request, subtask);
    subtask.progress(95, 'store the picture');
    const artifactId = await this.pictures.keep('generated', image);
    const { width, height, seed } = request;
    const about = { ...metadata, width, height, seed, refinement };
    return describeResult(artifactId, { ...about, original_prompt, refined_prompt, parameters: { ...parameters } });
  }

  private async refine(
    prompt: string,
    { refine_prompt = true }: ImageGenerationParameters,
    { signal }: SubtaskContext,
  ) {
    const { aiBaseUrl: baseUrl, aiApiKey: apiKey, aiModel: model } = this.settings;
    if (!refine_prompt)
      return { original_prompt: prompt, refined_prompt: prompt, reason: 'The task asked for its prompt as it is.' };
    const { refinePrompt } = await import('./generation/refinement/refine-prompt.js');
    const endpoint = baseUrl && model ? { baseUrl, model, ...(apiKey !== undefined && { apiKey }) } : null;
    return refinePrompt(prompt, endpoint, signal);
  }

  private async draw(request: ImageRequest, subtask: SubtaskContext): Promise<Drawn> {
    const { openProvider } = await import('./generation/open-provider.js');
    const provider = openProvider(await readGenerationSettings(this.settings));
    if (!provider) return this.threads.run('procedural', { images: {}, parameters: { ...request } }, subtask);
    return drawElsewhere(provider, request, subtask);
  }
}

async function drawElsewhere(provider: ImageProvider, request: ImageRequest, subtask: SubtaskContext): Promise<Drawn> {
  const tell = (percent: number, stage: string) => subtask.progress(percent, stage);
  const { bytes, metadata } = await provider.generate(request, subtask.signal, tell);
  const { decodePicture } = await import('./pixels/decode-picture.js');
  return { image: await decodePicture(bytes), metadata };
}

/** Every field that a provider may heed. A seed that was not given is the task's own, so that a retry draws the same. */
function describeRequest(prompt: string, parameters: ImageGenerationParameters, taskId: string): ImageRequest {
  const { refine_prompt: _asked, ...given } = parameters;
  const seed = createHash('sha256').update(taskId).digest().readUInt32BE();
  return { width: DEFAULT_SIDE, height: DEFAULT_SIDE, seed, ...given, prompt };
}

async function readGenerationSettings(settings: ProcessSettings): Promise<GenerationSettings> {
  const { imageProvider: provider, imageBaseUrl, imageApiKey, imageModel, imageWorkflowFile } = settings;
  return {
    provider,
    ...(imageBaseUrl !== undefined && { baseUrl: imageBaseUrl }),
    ...(imageApiKey !== undefined && { apiKey: imageApiKey }),
    ...(imageModel !== undefined && { model: imageModel }),
    ...(imageWorkflowFile !== undefined && { comfyWorkflow: await readFile(imageWorkflowFile, 'utf8') }),
  };
}
