import type { RgbPixels } from '../pixels/colour-channels.js';

/** Paints a picture of at most some megapixels again, at its size. The same seed gives the same picture. */
export type Painter = (picture: RgbPixels, seed: number) => Promise<RgbPixels>;

/** A length in pixels that looks the same at any size: 1 where the shorter side has 512 pixels, never less. */
export function strokeUnit({ width, height }: RgbPixels): number {
  return Math.max(1, Math.min(width, height) / 512);
}

/** Brightness, 0..255, one number a pixel (the weights of ITU-R BT.601). */
export function brightness({ data }: RgbPixels): Float32Array {
  const grey = new Float32Array(data.length / 3);
  for (let pixel = 0, at = 0; pixel < grey.length; pixel++, at += 3)
    grey[pixel] = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
  return grey;
}
