import type { RgbPixels } from '../pixels/colour-channels.js';
import { labOf } from './lab.js';

const MOST_SAMPLES = 20_000;

/** L, a and b of a regular sample of the pixels, three numbers each. */
export function sampleLab({ width, height, data }: RgbPixels): Float64Array {
  const step = Math.max(1, Math.ceil((width * height) / MOST_SAMPLES));
  const labs = new Float64Array(Math.ceil((width * height) / step) * 3);
  for (let pixel = 0, at = 0; pixel < width * height; pixel += step, at += 3)
    labs.set(labOf(data[3 * pixel] ?? 0, data[3 * pixel + 1] ?? 0, data[3 * pixel + 2] ?? 0), at);
  return labs;
}
