import { loadOpenCv } from '../opencv/load-opencv.js';
import { inMatScope } from '../opencv/mat-scope.js';
import { matOf } from '../opencv/pixels-mat.js';
import type { Pixels } from '../pixels/pixels.js';
import { PERHAPS_SUBJECT, SUBJECT } from './trimap.js';

/**
 * GrabCut (Rother, Kolmogorov and Blake, 2004) from the given labels. Returns 255 for each pixel of the subject and 0 for
 * the others. Both sides need at least one pixel. In each round its models learn from the cut of the round before.
 */
export async function cutSubject(image: Pixels, labels: Uint8Array, rounds: number): Promise<Uint8Array> {
  const { cv } = await loadOpenCv();
  return inMatScope((keep) => {
    const picture = matOf(cv, keep, image);
    const mask = keep(new cv.Mat(image.height, image.width, cv.CV_8UC1));
    mask.data.set(labels);
    // Its models start from k-means, which draws from the generator of the module.
    cv.setRNGSeed(1);
    const [background, subject] = [keep(new cv.Mat()), keep(new cv.Mat())];
    cv.grabCut(picture, mask, new cv.Rect(0, 0, 1, 1), background, subject, rounds, cv.GC_INIT_WITH_MASK);
    return Uint8Array.from(mask.data, (label) => (label === SUBJECT || label === PERHAPS_SUBJECT ? 255 : 0));
  });
}
