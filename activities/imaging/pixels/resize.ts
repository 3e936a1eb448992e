import sharp from 'sharp';
import type { Pixels } from './pixels.js';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A picture in another size, with sharp's antialiasing when it shrinks; `cover` crops what would change its proportions. */
export async function resizePixels(
  { width, height, channels, data }: Pixels,
  size: Size,
  fit: 'fill' | 'cover' = 'fill',
): Promise<Pixels> {
  const same = size.width === width && size.height === height;
  if (same) return { width, height, channels, data };
  const resized = sharp(data, { raw: { width, height, channels } }).resize(size.width, size.height, { fit });
  if (channels === 1) resized.toColourspace('b-w');
  return { width: size.width, height: size.height, channels, data: new Uint8Array(await resized.raw().toBuffer()) };
}

/** The size of at most so many pixels, in the same proportions. */
export function sizeOfArea(most: number, { width, height }: Size): Size {
  const scale = Math.min(1, Math.sqrt(most / (width * height)));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** The size whose longer side is at most `limit` px, in the same proportions. */
export function sizeWithin(limit: number, { width, height }: Size): Size {
  const scale = Math.min(1, limit / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
