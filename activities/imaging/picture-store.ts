import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { Artifacts } from '../../src/artifacts/artifact.js';
import { currentSubtask } from '../../src/subtasks/subtask-context.js';
import type { Pixels } from './pixels/pixels.js';
import { UnsuitableImage } from './unsuitable-image.js';

/** Pictures among the artifacts of the running task. The library is loaded with the first: a worker may never see one. */
@Injectable()
export class PictureStore {
  constructor(private readonly artifacts: Artifacts) {}

  /** Throws ArtifactNotFound, and UnsuitableImage for what is no picture. */
  async read(artifactId: string, options?: { readonly grey?: boolean }): Promise<Pixels> {
    const { stream } = await this.artifacts.open(artifactId);
    const bytes = await buffer(stream);
    const { decodePicture } = await import('./pixels/decode-picture.js');
    try {
      return await decodePicture(bytes, options);
    } catch (error) {
      throw new UnsuitableImage(`Artifact ${artifactId} cannot be read as a picture (${(error as Error).message}).`);
    }
  }

  /** Stores a picture as PNG; returns its artifact id. */
  async keep(name: string, picture: Pixels): Promise<string> {
    const { tenant, taskId } = currentSubtask();
    const { encodePicture } = await import('./pixels/encode-picture.js');
    const bytes = await encodePicture(picture);
    const about = { tenant, task_id: taskId, media_type: 'image/png', name: `${name}.png` };
    return (await this.artifacts.put(bytes, about)).artifact_id;
  }
}
