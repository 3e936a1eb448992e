import { loadOpenCv } from '../opencv/load-opencv.js';
import { inMatScope } from '../opencv/mat-scope.js';
import { matOf } from '../opencv/pixels-mat.js';

/** 255 for the known pixels that are at most `thick` px from a hole, a side of a square. */
export async function rimOf(
  { width, height }: { readonly width: number; readonly height: number },
  hole: Uint8Array,
  thick: number,
): Promise<Uint8Array> {
  const { cv } = await loadOpenCv();
  return inMatScope((keep) => {
    const mat = matOf(cv, keep, { width, height, channels: 1, data: hole });
    const square = keep(cv.getStructuringElement(cv.MORPH_RECT, new cv.Size(2 * thick + 1, 2 * thick + 1)));
    cv.dilate(mat, mat, square);
    return mat.data.map((near, i) => (near && !hole[i] ? 255 : 0));
  });
}
