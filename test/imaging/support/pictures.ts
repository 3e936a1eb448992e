import sharp, { type Sharp } from 'sharp';

/** A picture of a red disc on a soft ground, as the encoded bytes of a format. */
export function drawPicture(): Sharp {
  const disc = Buffer.from(
    '<svg width="96" height="64"><rect width="96" height="64" fill="#cfe8d4"/><circle cx="48" cy="32" r="20" fill="#c03020"/></svg>',
  );
  return sharp(disc).flatten();
}

export const pngPicture = (): Promise<Buffer> => drawPicture().png().toBuffer();

export const base64 = (bytes: Buffer): string => bytes.toString('base64');

export const sizeOf = async (bytes: Buffer): Promise<[number, number]> => {
  const { width, height } = await sharp(bytes).metadata();
  return [width, height];
};
