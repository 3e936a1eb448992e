import { loadOpenCv, type Mat } from '../opencv/load-opencv.js';
import { inMatScope } from '../opencv/mat-scope.js';
import { matOf } from '../opencv/pixels-mat.js';
import type { RgbPixels } from '../pixels/colour-channels.js';

export interface Smoothing {
  /** In pixels; the work grows with its square. */
  readonly radius: number;
  /** Differences of colour well above this, in levels, stay. */
  readonly colours: number;
  readonly rounds: number;
}

/** Surfaces without their texture, edges kept: the bilateral filter (Tomasi and Manduchi 1998), some times over. */
export async function smoothSurfaces(picture: RgbPixels, { radius, colours, rounds }: Smoothing): Promise<RgbPixels> {
  const { cv } = await loadOpenCv();
  const { width, height } = picture;
  return inMatScope((keep) => {
    let from: Mat = matOf(cv, keep, picture);
    for (let round = 0; round < rounds; round++) {
      const to = keep(new cv.Mat());
      cv.bilateralFilter(from, to, 2 * Math.round(radius) + 1, colours, radius);
      from = to;
    }
    return { width, height, channels: 3, data: new Uint8Array(from.data) };
  });
}

/** One number a pixel, blurred by a Gaussian of so many pixels. */
export async function blur(values: Float32Array, width: number, sigma: number): Promise<Float32Array> {
  const { cv } = await loadOpenCv();
  return inMatScope((keep) => {
    const mat = keep(new cv.Mat(values.length / width, width, cv.CV_32FC1));
    mat.data32F.set(values);
    cv.GaussianBlur(mat, mat, new cv.Size(0, 0), sigma, sigma);
    return new Float32Array(mat.data32F);
  });
}
