import type { Box } from '../pixels/box.js';

/** The labels of OpenCV's grabCut. */
export const BACKGROUND = 0;
export const SUBJECT = 1;
export const PERHAPS_BACKGROUND = 2;
export const PERHAPS_SUBJECT = 3;

/** What is known of each pixel before the cut: one of the four labels a pixel, rows from the top. */
export interface Trimap {
  readonly seededBy: 'mask' | 'box' | 'faces' | 'saliency';
  readonly labels: Uint8Array;
  /** Where the subject is, when its colours are to be learned from a first cut; null where the labels know better. */
  readonly within: Box | null;
}

/** All outside the box is background, all inside is perhaps the subject. */
export function labelsOfBox({ x, y, width, height }: Box, size: { readonly width: number; readonly height: number }) {
  const labels = new Uint8Array(size.width * size.height).fill(BACKGROUND);
  for (let row = y; row < y + height; row++)
    labels.fill(PERHAPS_SUBJECT, row * size.width + x, row * size.width + x + width);
  return labels;
}

/** White is surely the subject, black perhaps the background, and what lies between perhaps the subject. */
export function labelsOfMask({ data }: { readonly data: Uint8Array }): Uint8Array {
  return data.map((grey) => (grey >= 192 ? SUBJECT : grey >= 64 ? PERHAPS_SUBJECT : PERHAPS_BACKGROUND));
}
