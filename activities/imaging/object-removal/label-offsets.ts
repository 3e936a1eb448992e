import { loadOpenCv } from '../opencv/load-opencv.js';
import { inMatScope } from '../opencv/mat-scope.js';
import type { Box } from '../pixels/box.js';
import type { Pixels } from '../pixels/pixels.js';
import type { Offset } from './offsets.js';

/** A hole and the known pixels along it, 255 each, in a picture; `around` is the box of both. */
export interface HoleAndRim {
  readonly hole: Uint8Array;
  readonly rim: Uint8Array;
  readonly around: Box;
}

/**
 * Chooses an offset for each pixel of a hole, as in a shift map (Pritch and others, 2009), by how like the rim near the pixel
 * is to what it lands on. `reach` says how near, in px. Returns for each pixel the pixel to copy; itself outside of the hole
 * and where no offset leads to a known pixel.
 */
export async function labelOffsets(
  { width, height, data }: Pixels,
  { hole, rim, around }: HoleAndRim,
  offsets: readonly Offset[],
  reach: number,
): Promise<Int32Array> {
  const { cv } = await loadOpenCv();
  const sources = Int32Array.from(hole, (_, i) => i);
  const area = around.width * around.height;
  const places = Int32Array.from({ length: area }, (_, n) => {
    return (around.y + Math.floor(n / around.width)) * width + around.x + (n % around.width);
  });
  const best = new Float32Array(area).fill(Infinity);
  // Two box blurs are near a Gaussian, and as fast for any reach.
  const side = new cv.Size(2 * reach + 1, 2 * reach + 1);
  const spread = (values: Float32Array): Float32Array =>
    inMatScope((keep) => {
      const mat = keep(new cv.Mat(around.height, around.width, cv.CV_32FC1));
      mat.data32F.set(values);
      for (let time = 0; time < 2; time++) cv.blur(mat, mat, side, new cv.Point(-1, -1), cv.BORDER_CONSTANT);
      return mat.data32F.slice();
    });
  const target = (i: number, { dx, dy }: Offset): number => {
    const [x, y] = [(i % width) + dx, Math.floor(i / width) + dy];
    if (x < 0 || y < 0 || x >= width || y >= height) return -1;
    return hole[y * width + x] ? -1 : y * width + x;
  };
  for (const offset of offsets) {
    const [unlike, weights] = [new Float32Array(area), new Float32Array(area)];
    places.forEach((i, n) => {
      const to = rim[i] ? target(i, offset) : -1;
      if (to < 0) return;
      weights[n] = 1;
      for (let c = 0; c < 3; c++)
        unlike[n] = (unlike[n] ?? 0) + ((data[3 * i + c] ?? 0) - (data[3 * to + c] ?? 0)) ** 2;
    });
    const [nearUnlike, nearWeights] = [spread(unlike), spread(weights)];
    places.forEach((i, n) => {
      const to = hole[i] ? target(i, offset) : -1;
      if (to < 0) return;
      // A little of the whole rim counts everywhere, and decides where nothing of the rim is near.
      const cost = ((nearUnlike[n] ?? 0) + 0.02 * offset.cost * 195075) / ((nearWeights[n] ?? 0) + 0.02);
      if (cost < (best[n] ?? 0)) [best[n], sources[i]] = [cost, to];
    });
  }
  return sources;
}
