import type { Pixels } from '../pixels/pixels.js';
import { resizePixels, sizeWithin } from '../pixels/resize.js';
import type { FillMethod } from './choose-method.js';
import { membraneFill } from './membrane-fill.js';
import { patchFill } from './patch-fill.js';
import { spreadFill } from './spread-fill.js';
import type { Surroundings } from './surroundings.js';

/** Px of the longer side of the surroundings: the fill of a larger one is found in a reduced picture, then enlarged. */
const WORKING_SIDE = 640;

/** Fills the hole by a method. Returns red, green and blue a pixel, in full size, and the scale at which it was found. */
export async function fillReduced({ image, hole }: Surroundings, method: FillMethod, seed: number) {
  const size = sizeWithin(WORKING_SIDE, image);
  const small = await resizePixels(image, size);
  const mask = reduceMask(hole, image, size);
  const guess = await spreadFill(small, mask);
  const filled = await fill(small, mask, guess, method, seed);
  const whole = await resizePixels(
    { ...size, channels: 3, data: filled },
    { width: image.width, height: image.height },
  );
  return { data: whole.data, scale: size.width / image.width };
}

async function fill(image: Pixels, hole: Uint8Array, guess: Uint8Array, method: FillMethod, seed: number) {
  if (method === 'telea') return guess;
  return method === 'membrane' ? membraneFill(image, hole, guess) : patchFill(image, hole, guess, seed);
}

/** A pixel of the smaller mask is set when any of the larger one that it stands for is, so that nothing bleeds out. */
function reduceMask(mask: Uint8Array, from: Omit<Pixels, 'data' | 'channels'>, to: Omit<Pixels, 'data' | 'channels'>) {
  if (from.width === to.width) return mask;
  const reduced = new Uint8Array(to.width * to.height);
  mask.forEach((inside, i) => {
    if (!inside) return;
    const x = Math.min(to.width - 1, Math.floor(((i % from.width) * to.width) / from.width));
    const y = Math.min(to.height - 1, Math.floor((Math.floor(i / from.width) * to.height) / from.height));
    reduced[y * to.width + x] = 255;
  });
  return reduced;
}
