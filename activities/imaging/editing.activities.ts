import { Injectable } from '@nestjs/common';
import type { BackgroundRemovalInput } from '../../contracts/imaging/background-removal.contract.js';
import type { FaceSwapInput } from '../../contracts/imaging/face-swap.contract.js';
import type { ImageResult } from '../../contracts/imaging/image-task.js';
import type { ObjectRemovalInput } from '../../contracts/imaging/object-removal.contract.js';
import type { StyleTransferInput } from '../../contracts/imaging/style-transfer.contract.js';
import type { JsonObject } from '../../contracts/json.js';
import { currentSubtask } from '../../src/subtasks/subtask-context.js';
import { describeResult } from './describe-result.js';
import { PictureStore } from './picture-store.js';
import type { Pixels } from './pixels/pixels.js';
import { ImagingThreads } from './threads/imaging-threads.js';
import type { KernelName } from './threads/kernels.js';

/** What an editing task is given: words that are kept, and parameters for its kernel. */
interface Editing {
  readonly prompt?: string;
  readonly parameters?: object;
}

/** The pictures of an editing task by what the kernel calls them; those without an artifact are not there. */
type Named = Readonly<Record<string, { readonly artifact: string | undefined; readonly grey?: boolean }>>;

/** The tasks that work on pictures. They throw UnsuitableImage and ArtifactNotFound, which no retry mends. */
@Injectable()
export class EditingActivities {
  constructor(
    private readonly pictures: PictureStore,
    private readonly threads: ImagingThreads,
  ) {}

  removeBackground(input: BackgroundRemovalInput): Promise<ImageResult> {
    const { mask_artifact_id, background_image_artifact_id } = input.parameters ?? {};
    return this.edit('backgroundRemoval', input, {
      image: { artifact: input.image_artifact_id },
      mask: { artifact: mask_artifact_id, grey: true },
      background: { artifact: background_image_artifact_id },
    });
  }

  removeObject(input: ObjectRemovalInput): Promise<ImageResult> {
    return this.edit('objectRemoval', input, {
      image: { artifact: input.image_artifact_id },
      mask: { artifact: input.parameters.mask_artifact_id, grey: true },
    });
  }

  swapFaces(input: FaceSwapInput): Promise<ImageResult> {
    return this.edit('faceSwap', input, {
      image: { artifact: input.image_artifact_id },
      target_image: { artifact: input.target_image_artifact_id },
    });
  }

  transferStyle(input: StyleTransferInput): Promise<ImageResult> {
    const style = input.target_image_artifact_id === undefined ? 'oil' : 'colour';
    const parameters = { ...input.parameters, style: input.parameters?.style ?? style };
    return this.edit(
      'styleTransfer',
      { ...input, parameters },
      {
        image: { artifact: input.image_artifact_id },
        target_image: { artifact: input.target_image_artifact_id },
      },
    );
  }

  private async edit(kernel: KernelName, { prompt, parameters = {} }: Editing, named: Named): Promise<ImageResult> {
    const subtask = currentSubtask();
    subtask.progress(1, 'read the pictures');
    const images = await this.readAll(named);
    const { image, metadata } = await this.threads.run(kernel, { images, parameters }, subtask);
    subtask.progress(95, 'store the picture');
    const artifactId = await this.pictures.keep(kernel, image);
    const words = { original_prompt: prompt ?? null, refined_prompt: prompt ?? null };
    return describeResult(artifactId, { ...metadata, ...words, parameters: parameters as JsonObject });
  }

  private async readAll(named: Named): Promise<Record<string, Pixels>> {
    const images: Record<string, Pixels> = {};
    for (const [name, { artifact, grey = false }] of Object.entries(named))
      if (artifact !== undefined) images[name] = await this.pictures.read(artifact, { grey });
    return images;
  }
}
