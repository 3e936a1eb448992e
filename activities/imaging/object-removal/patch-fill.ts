import { boxAround } from '../pixels/box.js';
import type { Pixels } from '../pixels/pixels.js';
import { labelOffsets } from './label-offsets.js';
import { findOffsets } from './offsets.js';
import { refineFill } from './refine.js';
import { rimOf } from './rim.js';

const RIM = 8;
const OFFSETS = 24;
const ROUNDS = 2;

/**
 * Fills a hole with texture from around it: copies by the offsets at which its surroundings repeat, chosen for each pixel,
 * then evens the seams out by rounds of patch voting. `guess` (red, green and blue a pixel) stands where nothing can be
 * copied. Returns red, green and blue a pixel.
 */
export async function patchFill(image: Pixels, hole: Uint8Array, guess: Uint8Array, seed: number): Promise<Uint8Array> {
  const rim = await rimOf(image, hole, RIM);
  const around = boxAround(
    hole.map((inside, i) => inside || (rim[i] ?? 0)),
    image,
  );
  if (!around) return image.data.slice();
  const offsets = await findOffsets(image, hole, rim, around, OFFSETS);
  const reach = Math.round(Math.max(8, Math.min(around.width, around.height) / 6));
  const sources = await labelOffsets(image, { hole, rim, around }, offsets, reach);
  const colours = Float32Array.from(image.data);
  sources.forEach((source, i) => {
    for (let c = 0; c < 3; c++)
      if (hole[i]) colours[3 * i + c] = (source === i ? guess[3 * i + c] : image.data[3 * source + c]) ?? 0;
  });
  for (let round = 0; round < ROUNDS; round++) refineFill(image, hole, colours, sources, offsets, seed + round);
  return Uint8Array.from(colours, (value) => Math.min(255, Math.max(0, Math.round(value))));
}
