import { defineTask } from '../task-contract.js';
import type { BoxFields } from './box.js';
import { IMAGE, IMAGE_TASK, imageActivity, type ImageResult, type PictureFields } from './image-task.js';

export const FILL_METHODS = ['auto', 'telea', 'patch'] as const;
export type FillMethod = (typeof FILL_METHODS)[number];

/** What goes: exactly one of a mask, a box and a polygon. */
export interface ObjectRemovalParameters {
  /** A grey picture of the same size: what is white goes. */
  readonly mask?: string;
  readonly mask_artifact_id?: string;
  readonly box?: BoxFields;
  /** Corners [x, y] in pixels, 3 to 1,000 of them. */
  readonly polygon?: readonly (readonly [number, number])[];
  /** Pixels by which the region is made larger on every side, 0 to 100, default 0. Outside of it no pixel changes. */
  readonly grow?: number;
  /** `telea` spreads colours inwards, `patch` fills with texture from around, `auto` (default) chooses by size and texture. */
  readonly method?: FillMethod;
  /** Of the random search of `patch`: a whole number from 0 to 4294967295, default 1. */
  readonly seed?: number;
}

export interface ObjectRemovalInput extends PictureFields {
  readonly prompt?: string;
  readonly parameters: ObjectRemovalParameters;
}

export const objectRemoval = defineTask<ObjectRemovalInput, ImageResult>()({
  ...IMAGE_TASK,
  type: 'object_removal',
  title: 'Object removal',
  description: 'Takes a region out of a picture and fills it from its surroundings. Other pixels stay as they are.',
  subtasks: { fill: imageActivity('removeObject', 'Fill the region', 'cpu') },
  plan: () => ['fill'],
  artifactFields: [IMAGE, { field: 'parameters.mask', becomes: 'parameters.mask_artifact_id', kind: 'image' }],
  examples: [
    {
      summary: 'What is in a box',
      input: {
        image_artifact_id: '0199f3d2-7c1e-7a50-9b52-6f1d2f6f0a11',
        parameters: { box: { x: 200, y: 180, width: 90, height: 120 } },
      },
    },
  ],
});
