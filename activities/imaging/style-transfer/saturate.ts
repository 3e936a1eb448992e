import type { RgbPixels } from '../pixels/colour-channels.js';

/** Colours further from grey (above 1) or nearer to it, brightness kept. */
export function saturate(picture: RgbPixels, factor: number): RgbPixels {
  const data = new Uint8Array(picture.data.length);
  for (let at = 0; at < data.length; at += 3) {
    const [red, green, blue] = [picture.data[at] ?? 0, picture.data[at + 1] ?? 0, picture.data[at + 2] ?? 0];
    const grey = 0.299 * red + 0.587 * green + 0.114 * blue;
    const away = (value: number) => Math.max(0, Math.min(255, Math.round(grey + (value - grey) * factor)));
    data[at] = away(red);
    data[at + 1] = away(green);
    data[at + 2] = away(blue);
  }
  return { ...picture, data };
}
