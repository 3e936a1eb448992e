import type { Metadata, Sharp } from 'sharp';
import { MOST_PICTURE_BYTES, MOST_PIXELS } from '../../contracts/picture-limits.js';
import { refuse } from '../http/api-error.js';
import { type PictureFormat, readPictureFormat } from './picture-format.js';

const MEDIA_TYPES: Readonly<Record<PictureFormat, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
};
const ORDER = 'Send a PNG, JPEG or WebP picture';

/**
 * The media type of a picture that can be worked on: whole, not animated, within the limits, which are checked before anything
 * is decoded. Refuses others, 413 for size and 422 for the rest.
 */
export async function inspectPicture(field: string, bytes: Buffer): Promise<string> {
  refuseLargePicture(field, bytes.length);
  const format = readPictureFormat(bytes);
  if (format === null) throw refuse(422, `These bytes are no PNG, JPEG or WebP. ${ORDER}.`, field);
  // Loaded with the first picture: an API that never sees one has no use for the library.
  const { default: sharp } = await import('sharp');
  const header = sharp(bytes, { limitInputPixels: false });
  refuseUnfit(field, await header.metadata().catch((error: Error) => refuseBroken(field, error)));
  const picture = sharp(bytes, { failOn: 'truncated', limitInputPixels: MOST_PIXELS, sequentialRead: true });
  await decodeOnce(picture).catch((error: Error) => refuseBroken(field, error));
  return MEDIA_TYPES[format];
}

export function refuseLargePicture(field: string, size: number): void {
  if (size <= MOST_PICTURE_BYTES) return;
  const limit = MOST_PICTURE_BYTES / 1024 / 1024;
  throw refuse(413, `The picture has ${size} bytes, and at most ${limit} MiB are taken. Make it smaller.`, field);
}

function refuseUnfit(field: string, { width, height, pages = 1 }: Metadata): void {
  if (width * height > MOST_PIXELS) {
    const size = `${width} x ${height} pixels`;
    throw refuse(
      422,
      `The picture has ${size}, and at most ${MOST_PIXELS / 1e6} megapixels are taken. Make it smaller.`,
      field,
    );
  }
  if (pages > 1) throw refuse(422, `The picture is animated (${pages} frames). Send one frame of it.`, field);
}

/** Reads it to its last line, in little memory: a picture that was cut off says so only there. */
async function decodeOnce(picture: Sharp): Promise<void> {
  await picture.resize(1, 1, { fit: 'fill', kernel: 'nearest', fastShrinkOnLoad: false }).raw().toBuffer();
}

function refuseBroken(field: string, { message }: Error): never {
  throw refuse(422, `The picture cannot be read (${message.trim().split('\n')[0]}). ${ORDER} that is whole.`, field);
}
