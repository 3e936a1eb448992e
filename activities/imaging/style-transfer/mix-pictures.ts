import type { RgbPixels } from '../pixels/colour-channels.js';

/** Between two pictures of one size: 0 gives the first, 1 the second. */
export function mixPictures(first: RgbPixels, second: RgbPixels, share: number): RgbPixels {
  if (share <= 0) return first;
  if (share >= 1) return second;
  const data = new Uint8Array(first.data.length);
  for (let at = 0; at < data.length; at++) {
    const from = first.data[at] ?? 0;
    data[at] = Math.round(from + ((second.data[at] ?? 0) - from) * share);
  }
  return { ...first, data };
}
