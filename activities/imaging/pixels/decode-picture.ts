import sharp from 'sharp';
import { MOST_PIXELS } from '../../../contracts/picture-limits.js';
import type { Pixels } from './pixels.js';

/**
 * The pixels of a PNG, JPEG or WebP file, upright as its EXIF says, in sRGB with 8 bits, whatever it is in: CMYK by its own
 * profile, 16 bit, grey or of a palette. 4 channels when it has alpha, else 3; with `grey` 1. Throws for a broken file.
 */
export async function decodePicture(bytes: Buffer, { grey = false } = {}): Promise<Pixels> {
  const picture = sharp(bytes, { failOn: 'truncated', limitInputPixels: MOST_PIXELS }).autoOrient();
  const coloured = grey ? picture.flatten().greyscale() : picture.toColourspace('srgb');
  const { data, info } = await coloured.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  if (channels === 2) throw new Error('A grey picture with alpha was not made one of colours.');
  // No Buffer: its slice() is no copy.
  return { width, height, channels, data: new Uint8Array(data.buffer, data.byteOffset, data.length) };
}
