import type { ImageResult } from '../../contracts/imaging/image-task.js';

/** The result of an image task, as the front ends of such tasks read it. */
export function describeResult(artifactId: string, metadata: ImageResult['metadata']): ImageResult {
  const prompt_used = metadata.refined_prompt ?? metadata.original_prompt;
  return { status: 'success', artifact_id: artifactId, prompt_used, metadata };
}
