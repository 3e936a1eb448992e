import { loadOpenCv } from '../opencv/load-opencv.js';
import { inMatScope } from '../opencv/mat-scope.js';
import type { Pixels } from '../pixels/pixels.js';
import type { Matte } from './matte.js';
import { samplePlanes } from './sample.js';

/** How far to each side of the outline alpha may lie between 0 and 255, in pixels of the mask. */
const BAND = 3;
const OPEN = 128;

/** 255 deep in the mask, 0 far from it, 128 in a band along its outline. */
export async function bandOf(mask: Uint8Array, size: { readonly width: number; readonly height: number }) {
  const { cv } = await loadOpenCv();
  return inMatScope((keep) => {
    const mat = keep(new cv.Mat(size.height, size.width, cv.CV_8UC1));
    mat.data.set(mask);
    const disc = keep(cv.getStructuringElement(cv.MORPH_ELLIPSE, new cv.Size(2 * BAND + 1, 2 * BAND + 1)));
    const [deep, near] = [keep(new cv.Mat()), keep(new cv.Mat())];
    cv.erode(mat, deep, disc);
    cv.dilate(mat, near, disc);
    const [inner, outer] = [deep.data, near.data];
    return inner.map((inside, i) => (inside ? 255 : outer[i] ? OPEN : 0));
  });
}

/**
 * The alpha of a picture (RGB) of any size, a byte a pixel, from a matte and a band that were found at a smaller size: the
 * matte is followed in the band alone.
 */
export function alphaOf({ width, height, data }: Pixels, matte: Matte, band: Uint8Array): Uint8Array {
  const alpha = new Uint8Array(width * height);
  const line = new Float64Array(4);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(((y + 0.5) * matte.height) / height) * matte.width;
    for (let x = 0; x < width; x++) {
      const known = band[row + Math.floor(((x + 0.5) * matte.width) / width)] ?? 0;
      const at = y * width + x;
      if (known !== OPEN) {
        alpha[at] = known;
        continue;
      }
      samplePlanes(matte, (x + 0.5) / width, (y + 0.5) / height, line);
      let value = 255 * (line[3] ?? 0);
      for (let c = 0; c < 3; c++) value += (line[c] ?? 0) * (data[3 * at + c] ?? 0);
      alpha[at] = Math.min(255, Math.max(0, Math.round(value)));
    }
  }
  return alpha;
}

/** Blurs alpha by a Gaussian whose standard deviation is `feather` px. */
export async function softenAlpha(alpha: Uint8Array, size: Omit<Pixels, 'data' | 'channels'>, feather: number) {
  if (!feather) return alpha;
  const { cv } = await loadOpenCv();
  return inMatScope((keep) => {
    const mat = keep(new cv.Mat(size.height, size.width, cv.CV_8UC1));
    mat.data.set(alpha);
    cv.GaussianBlur(mat, mat, new cv.Size(0, 0), feather, feather, cv.BORDER_REPLICATE);
    return mat.data.slice();
  });
}
