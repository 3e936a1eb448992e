import { loadOpenCv, type Mat } from '../opencv/load-opencv.js';
import { inMatScope } from '../opencv/mat-scope.js';
import type { Box } from '../pixels/box.js';
import type { Pixels } from '../pixels/pixels.js';

/** Where a region may be copied from: the way there in pixels, and how unlike the surroundings are (mean squared, 0 to 1). */
export interface Offset {
  readonly dx: number;
  readonly dy: number;
  readonly cost: number;
}

/** Of the hole and its rim: how much must have a known pixel at the other end of an offset. */
const LEAST_KNOWN = 0.35;

/**
 * The offsets at which the rim around a hole is most like what it lands on: the dominant offsets of He and Sun ("Image
 * completion approaches using the statistics of similar patches", 2014), by masked correlation of the rim with the whole
 * picture instead of by a histogram of patches. `around` is the box of the hole and its rim; best first, none twice.
 */
export async function findOffsets(
  image: Pixels,
  hole: Uint8Array,
  rim: Uint8Array,
  around: Box,
  count: number,
): Promise<readonly Offset[]> {
  const { cv } = await loadOpenCv();
  const { width, height, data } = image;
  const [left, top] = [around.width - 1, around.height - 1];
  const planes = inMatScope((keep) => {
    const known = (i: number): number => (hole[i] ? 0 : 1);
    const colour = (i: number, c: number): number => (data[3 * i + c] ?? 0) / 255 - 0.5;
    const square = (i: number): number => colour(i, 0) ** 2 + colour(i, 1) ** 2 + colour(i, 2) ** 2;
    const plane = (valueOf: (i: number) => number): Mat => {
      const mat = keep(new cv.Mat(height, width, cv.CV_32FC1));
      mat.data32F.set(Float32Array.from(hole, (_, i) => valueOf(i)));
      return mat;
    };
    const part = (mat: Mat): Mat => keep(mat.roi(new cv.Rect(around.x, around.y, around.width, around.height)));
    const correlate = (template: Mat, field: Mat): Float32Array => {
      const [wide, result] = [keep(new cv.Mat()), keep(new cv.Mat())];
      cv.copyMakeBorder(field, wide, top, top, left, left, cv.BORDER_CONSTANT, new cv.Scalar(0));
      cv.matchTemplate(wide, keep(part(template).clone()), result, cv.TM_CCORR);
      return result.data32F.slice();
    };
    const weight = plane((i) => (rim[i] ? 1 : 0));
    const [mask, squares] = [plane(known), plane((i) => known(i) * square(i))];
    return {
      width: width + left,
      holeKnown: correlate(
        plane((i) => 1 - known(i)),
        mask,
      ),
      rimKnown: correlate(weight, mask),
      own: correlate(
        plane((i) => (rim[i] ? square(i) : 0)),
        mask,
      ),
      other: correlate(weight, squares),
      crossed: [0, 1, 2].map((c) =>
        correlate(
          plane((i) => (rim[i] ? colour(i, c) : 0)),
          plane((i) => known(i) * colour(i, c)),
        ),
      ),
    };
  });
  const [holeArea, rimArea] = [hole, rim].map((mask) => mask.reduce((sum, inside) => sum + (inside ? 1 : 0), 0));
  const costs = planes.rimKnown.map((share, i) => {
    const enough = share > LEAST_KNOWN * (rimArea ?? 0) && (planes.holeKnown[i] ?? 0) > LEAST_KNOWN * (holeArea ?? 0);
    if (!enough) return Infinity;
    const crossed = planes.crossed.reduce((sum, values) => sum + (values[i] ?? 0), 0);
    return Math.max(0, (planes.own[i] ?? 0) + (planes.other[i] ?? 0) - 2 * crossed) / share / 3;
  });
  return lowest(costs, planes.width, count).map((i) => ({
    dx: (i % planes.width) - left - around.x,
    dy: Math.floor(i / planes.width) - top - around.y,
    cost: costs[i] ?? Infinity,
  }));
}

/** The places of the lowest local minima, the lowest first. */
function lowest(costs: Float32Array, width: number, count: number): readonly number[] {
  const minima: number[] = [];
  const at = (i: number): number => costs[i] ?? Infinity;
  costs.forEach((cost, i) => {
    const around = [i - 1, i + 1, i - width, i + width, i - width - 1, i - width + 1, i + width - 1, i + width + 1];
    if (cost !== Infinity && around.every((other) => at(other) >= cost)) minima.push(i);
  });
  return minima.sort((a, b) => at(a) - at(b) || a - b).slice(0, count);
}
