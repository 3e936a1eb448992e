import { defineTask } from '../task-contract.js';
import {
  IMAGE,
  IMAGE_TASK,
  imageActivity,
  type ImageResult,
  type PictureFields,
  TARGET_IMAGE,
  type TargetPictureFields,
} from './image-task.js';

/** `colour` takes its colours from `target_image`; the others are made of the picture alone. */
export const STYLES = ['oil', 'watercolour', 'pencil', 'cartoon', 'mosaic', 'colour'] as const;
export type Style = (typeof STYLES)[number];

export interface StyleTransferParameters {
  /** If left out: `colour` with a target_image, else `oil`. */
  readonly style?: Style;
  /** How much of the style is seen, 0 (the picture as it was) to 1 (the default). */
  readonly strength?: number;
  /** Of the grain of paper and the places of tiles, a whole number from 0 to 4294967295; 0 by default. */
  readonly seed?: number;
}

export interface StyleTransferInput extends PictureFields, TargetPictureFields {
  readonly prompt?: string;
  readonly parameters?: StyleTransferParameters;
}

export const styleTransfer = defineTask<StyleTransferInput, ImageResult>()({
  ...IMAGE_TASK,
  type: 'style_transfer',
  title: 'Style transfer',
  description: 'Makes a painting, a drawing or a mosaic of a picture, or gives it the colours of another.',
  subtasks: { paint: imageActivity('transferStyle', 'Paint the picture', 'gpu') },
  plan: () => ['paint'],
  artifactFields: [IMAGE, TARGET_IMAGE],
  examples: [
    {
      summary: 'Watercolour',
      input: {
        image_artifact_id: '0199f3d2-7c1e-7a50-9b52-6f1d2f6f0a11',
        parameters: { style: 'watercolour', strength: 0.8 },
      },
    },
  ],
});
