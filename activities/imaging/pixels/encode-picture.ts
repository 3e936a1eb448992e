import sharp from 'sharp';
import type { Pixels } from './pixels.js';

/** As a PNG. */
export function encodePicture({ width, height, channels, data }: Pixels): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels } }).png().toBuffer();
}
