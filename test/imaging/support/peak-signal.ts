import type { Pixels } from '../../../activities/imaging/pixels/pixels.js';

/** The peak signal to noise ratio in dB of two pictures (RGB) of one size, over the pixels where the mask is not 0. */
export function peakSignal(a: Pixels, b: Pixels, mask: Pixels): number {
  let [sum, count] = [0, 0];
  mask.data.forEach((inside, i) => {
    if (!inside) return;
    for (let c = 0; c < 3; c++) sum += ((a.data[3 * i + c] ?? 0) - (b.data[3 * i + c] ?? 0)) ** 2;
    count += 3;
  });
  return 10 * Math.log10((255 * 255 * count) / Math.max(sum, 1e-9));
}
