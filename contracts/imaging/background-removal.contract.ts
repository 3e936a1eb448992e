import { defineTask } from '../task-contract.js';
import type { BoxFields } from './box.js';
import { IMAGE, IMAGE_TASK, imageActivity, type ImageResult, type PictureFields } from './image-task.js';

/** Optional pictures beside it: `mask` (grey, white is surely the subject) and `background_image` (goes behind, scaled to cover). */
export interface BackgroundRemovalParameters {
  /** Around the subject, in pixels; what is outside is surely background. Without it and a mask the subject is looked for. */
  readonly box?: BoxFields;
  /** `#rrggbb`: the colour put behind the subject. Without it and a background picture the result is transparent there. */
  readonly background?: string;
  /** Softens the outline: the standard deviation of a blur in pixels, 0 to 50, default 0. */
  readonly feather?: number;
  /** Whether only the largest connected part is kept, or all that are a tenth of it or more. Default `largest`. */
  readonly keep?: 'largest' | 'all';
  readonly mask?: string;
  readonly mask_artifact_id?: string;
  readonly background_image?: string;
  readonly background_image_artifact_id?: string;
}

export interface BackgroundRemovalInput extends PictureFields {
  readonly prompt?: string;
  readonly parameters?: BackgroundRemovalParameters;
}

export const backgroundRemoval = defineTask<BackgroundRemovalInput, ImageResult>()({
  ...IMAGE_TASK,
  type: 'background_removal',
  title: 'Background removal',
  description: 'Cuts the subject out of a picture; transparent behind it, or a colour or picture of your own.',
  subtasks: { cut: imageActivity('removeBackground', 'Cut out the subject', 'cpu') },
  plan: () => ['cut'],
  artifactFields: [
    IMAGE,
    { field: 'parameters.mask', becomes: 'parameters.mask_artifact_id', kind: 'image' },
    { field: 'parameters.background_image', becomes: 'parameters.background_image_artifact_id', kind: 'image' },
  ],
  examples: [
    {
      summary: 'A subject in a box, on white',
      input: {
        image_artifact_id: '0199f3d2-7c1e-7a50-9b52-6f1d2f6f0a11',
        parameters: { box: { x: 40, y: 30, width: 400, height: 420 }, background: '#ffffff' },
      },
    },
  ],
});
