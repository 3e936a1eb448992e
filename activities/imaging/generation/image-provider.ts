import type { JsonObject } from '../../../contracts/json.js';

/** What a picture is to be like. Not every service heeds every field; the metadata of the picture says which were not. */
export interface ImageRequest {
  readonly prompt: string;
  readonly negative_prompt?: string;
  /** Pixels. A service that offers few sizes draws the one of the nearest shape. */
  readonly width: number;
  readonly height: number;
  readonly seed: number;
  /** Steps of the sampler, for services that have one. */
  readonly steps?: number;
  /** How closely the prompt is followed (classifier-free guidance), for services that have it. */
  readonly guidance?: number;
}

export interface GeneratedImage {
  /** PNG, JPEG or WebP, as the service sent it. */
  readonly bytes: Buffer;
  readonly metadata: JsonObject;
}

/** A service that draws pictures from words. */
export interface ImageProvider {
  readonly name: string;
  /**
   * Has one picture drawn. When `signal` aborts, the service is told to stop and the reason of the signal is thrown. Throws
   * ProviderRefused, which no retry mends, and ProviderUnavailable, after which another attempt may succeed.
   */
  generate(
    request: ImageRequest,
    signal: AbortSignal,
    tell: (percent: number, stage: string) => void,
  ): Promise<GeneratedImage>;
}
