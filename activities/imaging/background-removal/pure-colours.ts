import { loadOpenCv, type Mat } from '../opencv/load-opencv.js';
import { inMatScope } from '../opencv/mat-scope.js';
import type { Pixels } from '../pixels/pixels.js';

/** In pixels of the picture that is given: how far a colour is looked for. */
const REACH = 12;

/** The mean colours (0 to 255) of the subject (first three planes) and of the background (last three) about each pixel. */
export interface NearColours {
  readonly width: number;
  readonly height: number;
  readonly planes: readonly Float32Array[];
}

/**
 * The blurred foreground and background of blur fusion (Forte, "Approximate fast foreground colour estimation", 2021), for a
 * picture (RGB) and its alpha (0 to 255), in the same size. Where a side is out of reach the picture's own colour stands.
 */
export async function nearColoursOf(image: Pixels, alpha: Uint8Array): Promise<NearColours> {
  const { cv } = await loadOpenCv();
  const { width, height, data } = image;
  const side = new cv.Size(2 * REACH + 1, 2 * REACH + 1);
  const blurred = (valueAt: (pixel: number) => number): Float32Array =>
    inMatScope((keep) => {
      const mat: Mat = keep(new cv.Mat(height, width, cv.CV_32FC1));
      mat.data32F.set(Float32Array.from(alpha, (_, pixel) => valueAt(pixel)));
      cv.blur(mat, mat, side, new cv.Point(-1, -1), cv.BORDER_REPLICATE);
      return mat.data32F.slice();
    });
  const mean = (weightOf: (pixel: number) => number): Float32Array[] => {
    const weights = blurred(weightOf);
    return [0, 1, 2].map((c) => {
      const sums = blurred((pixel) => weightOf(pixel) * (data[3 * pixel + c] ?? 0));
      return sums.map((sum, pixel) =>
        (weights[pixel] ?? 0) > 0.5 ? sum / (weights[pixel] ?? 1) : (data[3 * pixel + c] ?? 0),
      );
    });
  };
  return { width, height, planes: [...mean((p) => alpha[p] ?? 0), ...mean((p) => 255 - (alpha[p] ?? 0))] };
}
