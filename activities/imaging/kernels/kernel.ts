import type { JsonObject } from '../../../contracts/json.js';
import type { Pixels } from '../pixels/pixels.js';

export interface KernelJob<Parameters> {
  /** By the name of the input's field: `image`, `target_image`, and what the parameters name, such as `mask`. */
  readonly images: Readonly<Record<string, Pixels>>;
  /** Checked at the door; defaults are filled in by the kernel. */
  readonly parameters: Parameters;
}

export interface KernelResult {
  readonly image: Pixels;
  /** What was found and done, for the metadata of the result: small. */
  readonly metadata: JsonObject;
}

/**
 * The computation of a task type, carried out in a thread that may be ended at any moment. `tell` says which stage begins,
 * with the percent done so far. Throws UnsuitableImage for a picture that it can do nothing with.
 */
export type Kernel<Parameters = JsonObject> = (
  job: KernelJob<Parameters>,
  tell: (percent: number, stage: string) => void,
) => Promise<KernelResult>;
