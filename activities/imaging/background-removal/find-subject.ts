import type { Pixels } from '../pixels/pixels.js';
import { cutSubject } from './cut.js';
import { labelsOfPatches } from './patch-trimap.js';
import { tidyMask } from './tidy-mask.js';
import { BACKGROUND, PERHAPS_BACKGROUND, type Trimap } from './trimap.js';

/** Rounds of a cut that is not made again. */
const ROUNDS = 5;
/** Rounds of the others: more would give colours that both sides have the time to swing the models. */
const FEW_ROUNDS = 2;
/** How often a cut is made again from what the last one taught. */
const REVISIONS = 2;

/** The mask of a subject (255 and 0), cut from its seeds and, where they are no more than a guess, revised. */
export async function findSubject(image: Pixels, seeds: Trimap, keepParts: 'largest' | 'all'): Promise<Uint8Array> {
  const cut = async (labels: Uint8Array): Promise<Uint8Array> =>
    tidyMask(await cutSubject(image, labels, seeds.within ? FEW_ROUNDS : ROUNDS), image, keepParts, labels);
  let mask = await cut(seeds.labels);
  for (let revision = 0; revision < REVISIONS && seeds.within; revision++) {
    const labels = await labelsOfPatches(image, mask, seeds.within);
    if (!hasBothSides(labels)) break;
    mask = await cut(labels);
  }
  return mask;
}

const isBackground = (label: number): boolean => label === BACKGROUND || label === PERHAPS_BACKGROUND;
const hasBothSides = (labels: Uint8Array): boolean => labels.some(isBackground) && !labels.every(isBackground);
