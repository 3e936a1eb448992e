import { defineTask } from '../task-contract.js';
import { IMAGE_TASK, imageActivity, type ImageResult } from './image-task.js';

export interface ImageGenerationParameters {
  /** Pixels, 64 to 2048, default 512. A service that offers few sizes draws the one of the nearest shape. */
  readonly width?: number;
  readonly height?: number;
  /** A whole number from 0 to 4294967295; drawn from the task's id when left out, and told in the metadata. */
  readonly seed?: number;
  readonly negative_prompt?: string;
  /** Steps of the sampler, 1 to 150, for services that have one. */
  readonly steps?: number;
  /** How closely the prompt is followed, 0 to 30, for services that have it. */
  readonly guidance?: number;
  /** Whether a language model may word the prompt anew, where one is configured. Default true. */
  readonly refine_prompt?: boolean;
}

export interface ImageGenerationInput {
  readonly prompt: string;
  readonly parameters?: ImageGenerationParameters;
}

export const imageGeneration = defineTask<ImageGenerationInput, ImageResult>()({
  ...IMAGE_TASK,
  type: 'image_generation',
  title: 'Image generation',
  description: 'Draws a picture from words, by the service of IMAGE_PROVIDER or by rules of its own.',
  subtasks: { draw: imageActivity('generateImage', 'Draw the picture', 'gpu') },
  plan: () => ['draw'],
  artifactFields: [],
  examples: [
    {
      summary: 'A scene',
      input: { prompt: 'A lighthouse by the sea at sunset', parameters: { width: 512, height: 512, seed: 7 } },
    },
  ],
});
