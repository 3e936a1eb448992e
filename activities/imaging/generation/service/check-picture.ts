import sharp from 'sharp';
import { MOST_PIXELS } from '../../../../contracts/picture-limits.js';
import { ProviderUnavailable } from '../provider-failures.js';

const FORMATS: readonly string[] = ['png', 'jpeg', 'webp'];

export interface Picture {
  readonly format: string;
  readonly width: number;
  readonly height: number;
}

/** Looks at what a service sent as a picture. Throws ProviderUnavailable when it is none. */
export async function checkPicture(name: string, bytes: Buffer): Promise<Picture> {
  const found = await sharp(bytes, { limitInputPixels: MOST_PIXELS })
    .metadata()
    .catch(() => null);
  if (!found || !FORMATS.includes(found.format))
    throw new ProviderUnavailable(
      `${name} sent ${bytes.length} bytes that are no PNG, JPEG or WebP. Look at its log; its model may have failed.`,
    );
  if (found.width * found.height > MOST_PIXELS)
    throw new ProviderUnavailable(
      `${name} sent a picture of ${found.width}x${found.height}; 40 megapixels are the most. Correct its workflow.`,
    );
  return { format: found.format, width: found.width, height: found.height };
}
