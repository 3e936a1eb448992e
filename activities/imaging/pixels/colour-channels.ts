import type { Pixels } from './pixels.js';

/** A picture of three channels. */
export type RgbPixels = Pixels & { readonly channels: 3 };

/** Red, green and blue of any picture: grey is repeated, alpha is left out. The same object where it has three channels. */
export function colourChannels(pixels: Pixels): RgbPixels {
  const { width, height, channels, data } = pixels;
  if (channels === 3) return { width, height, channels, data };
  const colours = new Uint8Array(width * height * 3);
  const green = channels === 1 ? 0 : 1;
  for (let from = 0, to = 0; to < colours.length; from += channels, to += 3) {
    colours[to] = data[from] ?? 0;
    colours[to + 1] = data[from + green] ?? 0;
    colours[to + 2] = data[from + 2 * green] ?? 0;
  }
  return { width, height, channels: 3, data: colours };
}

/** The colours with the alpha of a picture of the same size, if that has one. */
export function withAlphaOf(original: Pixels, colours: RgbPixels): Pixels {
  if (original.channels !== 4) return colours;
  const { width, height } = original;
  const data = new Uint8Array(original.data);
  for (let from = 0, to = 0; from < colours.data.length; from += 3, to += 4)
    data.set(colours.data.subarray(from, from + 3), to);
  return { width, height, channels: 4, data };
}
