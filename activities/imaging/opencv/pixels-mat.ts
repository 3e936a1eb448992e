import type { Pixels } from '../pixels/pixels.js';
import type { Mat, OpenCv } from './load-opencv.js';
import type { Keep } from './mat-scope.js';

/** A copy of a picture as an 8-bit Mat of its 1, 3 or 4 channels. */
export function matOf(cv: OpenCv, keep: Keep, { width, height, channels, data }: Pixels): Mat {
  const type = { 1: cv.CV_8UC1, 3: cv.CV_8UC3, 4: cv.CV_8UC4 }[channels];
  const mat = keep(new cv.Mat(height, width, type));
  mat.data.set(data);
  return mat;
}
