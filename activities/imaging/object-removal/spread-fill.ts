import { loadOpenCv } from '../opencv/load-opencv.js';
import { inMatScope } from '../opencv/mat-scope.js';
import { matOf } from '../opencv/pixels-mat.js';
import type { Pixels } from '../pixels/pixels.js';

const RADIUS = 5;

/** Spreads the colours around a hole inward by fast marching (Telea, 2004). Returns red, green and blue a pixel. */
export async function spreadFill(image: Pixels, hole: Uint8Array): Promise<Uint8Array> {
  const { cv } = await loadOpenCv();
  return inMatScope((keep) => {
    const mask = matOf(cv, keep, { width: image.width, height: image.height, channels: 1, data: hole });
    const filled = keep(new cv.Mat());
    cv.inpaint(matOf(cv, keep, image), mask, filled, RADIUS, cv.INPAINT_TELEA);
    return filled.data.slice();
  });
}
