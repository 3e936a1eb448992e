import { loadOpenCv } from '../opencv/load-opencv.js';
import { inMatScope } from '../opencv/mat-scope.js';
import { matOf } from '../opencv/pixels-mat.js';
import type { Pixels } from '../pixels/pixels.js';
import { rimOf } from './rim.js';

/** `membrane` is for smooth surroundings: copied texture would bring a wrong shade. */
export type FillMethod = 'telea' | 'membrane' | 'patch';

/** In pixels: what a scratch or a speck has. */
const SMALL_AREA = 120;
const RIM = 12;
/** In levels of 255: the deviation from the mean of the neighbourhood that is still sensor noise. */
const SMOOTH = 4;

/** By size, then by how much detail there is around the hole. */
export async function chooseMethod(image: Pixels, hole: Uint8Array): Promise<FillMethod> {
  if (hole.reduce((sum, inside) => sum + (inside ? 1 : 0), 0) <= SMALL_AREA) return 'telea';
  return (await detailAround(image, hole)) <= SMOOTH ? 'membrane' : 'patch';
}

/** The root of the mean squared difference of the rim from its own blur, in levels of 255. */
async function detailAround(image: Pixels, hole: Uint8Array): Promise<number> {
  const { cv } = await loadOpenCv();
  const far = await rimOf(image, hole, RIM);
  // Right at the hole the blur would mix in what is to go.
  const near = await rimOf(image, hole, 4);
  const blurred = inMatScope((keep) => {
    const mat = matOf(cv, keep, image);
    cv.blur(mat, mat, new cv.Size(7, 7));
    return mat.data.slice();
  });
  let [sum, count] = [0, 0];
  far.forEach((inside, i) => {
    if (!inside || near[i]) return;
    count += 3;
    for (let c = 0; c < 3; c++) sum += ((image.data[3 * i + c] ?? 0) - (blurred[3 * i + c] ?? 0)) ** 2;
  });
  return count ? Math.sqrt(sum / count) : 0;
}
