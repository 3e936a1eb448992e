import { loadOpenCv } from '../opencv/load-opencv.js';
import { inMatScope } from '../opencv/mat-scope.js';
import { contains, type Box } from '../pixels/box.js';
import type { Pixels } from '../pixels/pixels.js';
import { findSaliency } from './saliency.js';
import { tidyMask } from './tidy-mask.js';
import { BACKGROUND, PERHAPS_BACKGROUND, PERHAPS_SUBJECT } from './trimap.js';

/** How much more likely the subject's pixels must be, in the mean, than the others. */
const LEAST_CONTRAST = 0.2;
/** Of the picture: smaller is a speck. */
const LEAST_AREA = 0.004;
/** Of the longer side: how far from the salient pixels the subject may still reach. */
const REACH = 0.06;

/** The labels of a subject in a box that stands out from what is around the box, or at the border; null when nothing does. */
export async function labelsOfSalient(
  image: Pixels,
  within: Box,
  keepParts: 'largest' | 'all',
): Promise<Uint8Array | null> {
  const saliency = await findSaliency(image, within);
  const inside = saliency.filter((_, i) => contains(within, i % image.width, Math.floor(i / image.width)));
  const threshold = parting(inside);
  const rough = Uint8Array.from(saliency, (value) => (value > threshold ? 255 : 0));
  const mask = await tidyMask(rough, image, keepParts);
  if (contrastOf(saliency, mask, inside.length) < LEAST_CONTRAST) return null;
  const reach = Math.round(Math.max(image.width, image.height) * REACH);
  const wide = await widen(mask, image, reach);
  return mask.map((salient, i) => (salient ? PERHAPS_SUBJECT : wide[i] ? PERHAPS_BACKGROUND : BACKGROUND));
}

/** The threshold between two classes that leaves the least variance in them (Otsu, 1979). */
function parting(values: Float32Array): number {
  const counts = new Float64Array(256);
  for (const value of values) {
    const level = Math.min(255, Math.floor(value * 256));
    counts[level] = (counts[level] ?? 0) + 1;
  }
  const sum = counts.reduce((total, count, level) => total + level * count, 0);
  let [below, belowSum, best, threshold] = [0, 0, -1, 0];
  counts.forEach((count, level) => {
    below += count;
    belowSum += level * count;
    const above = values.length - below;
    if (!below || !above) return;
    const between = below * above * (belowSum / below - (sum - belowSum) / above) ** 2;
    if (between > best) [best, threshold] = [between, level + 1];
  });
  return threshold / 256;
}

/** The difference of the mean likelihoods in the mask and in the rest of `area` pixels; 0 for a mask of next to nothing. */
function contrastOf(saliency: Float32Array, mask: Uint8Array, area: number): number {
  let [salient, salientSum, restSum] = [0, 0, 0];
  saliency.forEach((value, i) => {
    if (mask[i]) [salient, salientSum] = [salient + 1, salientSum + value];
    else restSum += value;
  });
  const rest = area - salient;
  if (salient < area * LEAST_AREA || rest <= 0) return 0;
  return salientSum / salient - restSum / rest;
}

async function widen(mask: Uint8Array, { width, height }: Pixels, by: number): Promise<Uint8Array> {
  const { cv } = await loadOpenCv();
  return inMatScope((keep) => {
    const mat = keep(new cv.Mat(height, width, cv.CV_8UC1));
    mat.data.set(mask);
    const disc = keep(cv.getStructuringElement(cv.MORPH_ELLIPSE, new cv.Size(2 * by + 1, 2 * by + 1)));
    cv.dilate(mat, mat, disc);
    return Uint8Array.from(mat.data);
  });
}
