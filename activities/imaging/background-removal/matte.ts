import { loadOpenCv, type Mat } from '../opencv/load-opencv.js';
import { inMatScope } from '../opencv/mat-scope.js';
import { matOf } from '../opencv/pixels-mat.js';
import type { Pixels } from '../pixels/pixels.js';

const RADIUS = 3;
/** Of the range of colours, squared: contrast below its root is not followed. */
const SMOOTHNESS = 0.002;

/** Alpha as a function of colour, a pixel: red, green and blue (0 to 1) times the first three planes, plus the fourth. */
export interface Matte {
  readonly width: number;
  readonly height: number;
  readonly planes: readonly [Float32Array, Float32Array, Float32Array, Float32Array];
}

/**
 * The guided filter (He, Sun and Tang, "Guided image filtering", 2013) of a mask (255 and 0) with the colours of the
 * picture as its guide. Its planes may be enlarged and used on the colours of a larger picture (He and Sun, "Fast guided
 * filter", 2015).
 */
export async function matteOf(image: Pixels, mask: Uint8Array): Promise<Matte> {
  const { cv } = await loadOpenCv();
  const { width, height } = image;
  return inMatScope((keep) => {
    const plane = (values: ArrayLike<number>, scale: number): Mat => {
      const mat = keep(new cv.Mat(height, width, cv.CV_32FC1));
      const data: Float32Array = mat.data32F;
      for (let i = 0; i < data.length; i++) data[i] = (values[i] ?? 0) * scale;
      return mat;
    };
    const side = new cv.Size(2 * RADIUS + 1, 2 * RADIUS + 1);
    const mean = (mat: Mat): Float32Array => {
      const blurred = keep(new cv.Mat());
      cv.blur(mat, blurred, side, new cv.Point(-1, -1), cv.BORDER_REFLECT);
      // A copy: the memory that a view is of moves when it grows.
      return blurred.data32F.slice();
    };
    const product = (a: Mat, b: Mat): Mat => {
      const result = keep(new cv.Mat());
      cv.multiply(a, b, result);
      return result;
    };
    const channels = keep(new cv.MatVector());
    cv.split(matOf(cv, keep, image), channels);
    const guide = [0, 1, 2].map((c) => plane(keep(channels.get(c)).data, 1 / 255));
    const alpha = plane(mask, 1 / 255);
    const [r, g, b] = guide as [Mat, Mat, Mat];
    const pairs: readonly [Mat, Mat][] = [
      [r, r],
      [r, g],
      [r, b],
      [g, g],
      [g, b],
      [b, b],
    ];
    const solved = solvePlanes({
      guide: guide.map(mean),
      alpha: mean(alpha),
      squares: pairs.map(([one, other]) => mean(product(one, other))),
      crossed: guide.map((channel) => mean(product(channel, alpha))),
    });
    const planes = solved.map((values) => mean(plane(values, 1)));
    return { width, height, planes: planes as unknown as Matte['planes'] };
  });
}

interface Means {
  readonly guide: readonly Float32Array[];
  readonly alpha: Float32Array;
  /** Of red by red, red by green, red by blue, green by green, green by blue, blue by blue. */
  readonly squares: readonly Float32Array[];
  readonly crossed: readonly Float32Array[];
}

/** The ridge regression of alpha on colour in each window, by Cramer's rule. */
function solvePlanes({ guide, alpha, squares, crossed }: Means): readonly Float32Array[] {
  const planes = [0, 1, 2, 3].map(() => new Float32Array(alpha.length));
  const at = (values: Float32Array | undefined, i: number): number => values?.[i] ?? 0;
  for (let i = 0; i < alpha.length; i++) {
    const [mr, mg, mb, ma] = [at(guide[0], i), at(guide[1], i), at(guide[2], i), at(alpha, i)];
    const [rr, gg, bb] = [at(squares[0], i) - mr * mr, at(squares[3], i) - mg * mg, at(squares[5], i) - mb * mb];
    const [rg, rb, gb] = [at(squares[1], i) - mr * mg, at(squares[2], i) - mr * mb, at(squares[4], i) - mg * mb];
    const [cr, cg, cb] = [at(crossed[0], i) - mr * ma, at(crossed[1], i) - mg * ma, at(crossed[2], i) - mb * ma];
    const [a, d, f] = [rr + SMOOTHNESS, gg + SMOOTHNESS, bb + SMOOTHNESS];
    const [i00, i01, i02] = [d * f - gb * gb, rb * gb - rg * f, rg * gb - rb * d];
    const [i11, i12, i22] = [a * f - rb * rb, rg * rb - a * gb, a * d - rg * rg];
    const determinant = a * i00 + rg * i01 + rb * i02;
    const red = (i00 * cr + i01 * cg + i02 * cb) / determinant;
    const green = (i01 * cr + i11 * cg + i12 * cb) / determinant;
    const blue = (i02 * cr + i12 * cg + i22 * cb) / determinant;
    [red, green, blue, ma - red * mr - green * mg - blue * mb].forEach((value, plane) => {
      (planes[plane] as Float32Array)[i] = value;
    });
  }
  return planes;
}
