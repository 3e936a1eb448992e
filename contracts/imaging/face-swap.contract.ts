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

export interface FaceSwapParameters {
  /** Which face of `image` is taken, counted from the left, from 0. The largest if left out. */
  readonly source_face?: number;
  /** Which face of `target_image` is replaced, counted from the left, from 0. All of them if left out. */
  readonly target_face?: number;
}

/** `image` holds the face that is taken; `target_image` is the picture that it is put into, and the size of the result. */
export interface FaceSwapInput extends PictureFields, TargetPictureFields {
  readonly prompt?: string;
  readonly parameters?: FaceSwapParameters;
}

export const faceSwap = defineTask<FaceSwapInput, ImageResult>()({
  ...IMAGE_TASK,
  type: 'face_swap',
  title: 'Face swap',
  description: 'Puts the face of one picture into the faces of another.',
  subtasks: { swap: imageActivity('swapFaces', 'Swap the faces', 'gpu') },
  plan: () => ['swap'],
  artifactFields: [IMAGE, TARGET_IMAGE],
  examples: [
    {
      summary: 'The leftmost face of the target alone',
      input: {
        image_artifact_id: '0199f3d2-7c1e-7a50-9b52-6f1d2f6f0a11',
        target_image_artifact_id: '0199f3d2-7c1e-7a50-9b52-6f1d2f6f0a12',
        parameters: { target_face: 0 },
      },
    },
  ],
});
