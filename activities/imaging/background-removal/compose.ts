import type { Pixels } from '../pixels/pixels.js';
import type { NearColours } from './pure-colours.js';
import { samplePlanes } from './sample.js';

/** What the subject is put on: nothing, one colour (red, green and blue), or a picture (RGB) of the same size. */
export type Ground = null | readonly [number, number, number] | Pixels;

/**
 * The subject with its alpha on nothing (RGBA, black where it is transparent) or on a ground (RGB). Where alpha is partial
 * the part of the old background is taken out of the colour, by the last step of blur fusion (Forte, 2021).
 */
export function compose(image: Pixels, alpha: Uint8Array, near: NearColours, ground: Ground): Pixels {
  const { width, height, data } = image;
  const channels = ground ? 3 : 4;
  const composed = new Uint8Array(width * height * channels);
  const around = new Float64Array(6);
  for (let pixel = 0; pixel < alpha.length; pixel++) {
    const opacity = alpha[pixel] ?? 0;
    const share = opacity / 255;
    if (opacity > 0 && opacity < 255)
      samplePlanes(near, ((pixel % width) + 0.5) / width, (Math.floor(pixel / width) + 0.5) / height, around);
    for (let c = 0; c < 3; c++) {
      let colour = opacity ? (data[3 * pixel + c] ?? 0) : 0;
      if (opacity > 0 && opacity < 255) {
        const [subject, behind] = [around[c] ?? 0, around[c + 3] ?? 0];
        colour = subject + share * (colour - share * subject - (1 - share) * behind);
      }
      if (ground) colour = share * Math.min(255, Math.max(0, colour)) + (1 - share) * groundAt(ground, pixel, c);
      composed[pixel * channels + c] = Math.min(255, Math.max(0, Math.round(colour)));
    }
    if (!ground) composed[pixel * channels + 3] = opacity;
  }
  return { width, height, channels, data: composed };
}

function groundAt(ground: NonNullable<Ground>, pixel: number, channel: number): number {
  return ('data' in ground ? ground.data[3 * pixel + channel] : ground[channel]) ?? 0;
}
