import type { ActivityContract } from '../activity-contract.js';
import type { JsonObject } from '../json.js';
import type { ArtifactField } from '../task-contract.js';
import type { TaskQueue } from '../task-queues.js';
import { USUAL_RETRY } from '../usual-retry.js';

/** PNG, JPEG or WebP: base64 in `image`, with or without a data URL's prefix, or an artifact. At the door the one becomes the other. */
export interface PictureFields {
  readonly image?: string;
  readonly image_artifact_id?: string;
}

export interface TargetPictureFields {
  readonly target_image?: string;
  readonly target_image_artifact_id?: string;
}

/** The result of every image task. On the wire it also has `image_data`, the picture as base64. */
export interface ImageResult {
  readonly status: 'success';
  /** A PNG. */
  readonly artifact_id: string;
  readonly prompt_used: string | null;
  readonly metadata: JsonObject & {
    readonly original_prompt: string | null;
    readonly refined_prompt: string | null;
    readonly parameters: JsonObject;
  };
}

/** What the five types have in common. An hour is what the front ends of such tasks expect. */
export const IMAGE_TASK = {
  workflow: 'singleSubtask',
  steps: {},
  failurePolicy: 'fail_fast',
  waitsForWorker: true,
  retentionSeconds: 3600,
  resultArtifacts: [{ artifact: 'artifact_id', becomes: 'image_data' }],
} as const;

export const IMAGE: ArtifactField = { field: 'image', becomes: 'image_artifact_id', kind: 'image' };
export const TARGET_IMAGE: ArtifactField = {
  field: 'target_image',
  becomes: 'target_image_artifact_id',
  kind: 'image',
};

/** The activity of an image task. No retry helps a picture that it can do nothing with. */
export function imageActivity(activity: string, title: string, taskQueue: TaskQueue): ActivityContract {
  return {
    activity,
    title,
    taskQueue,
    perAttempt: '5 minutes',
    total: '1 hour',
    heartbeat: '10 seconds',
    retry: { ...USUAL_RETRY, nonRetryable: ['UnsuitableImage', 'ArtifactNotFound', 'ProviderRefused'] },
  };
}
