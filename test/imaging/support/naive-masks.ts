import type { Box } from '../../../activities/imaging/pixels/box.js';
import type { Pixels } from '../../../activities/imaging/pixels/pixels.js';

const maskOf = ({ width, height }: Pixels, inside: (x: number, y: number) => boolean): Uint8Array =>
  Uint8Array.from({ length: width * height }, (_, i) => (inside(i % width, Math.floor(i / width)) ? 255 : 0));

/** All that is in the box. */
export const boxAlone = (image: Pixels, box: Box): Uint8Array =>
  maskOf(image, (x, y) => x >= box.x && y >= box.y && x < box.x + box.width && y < box.y + box.height);

/** An ellipse in the middle, two thirds as wide and high as the picture. */
export const centreEllipse = (image: Pixels): Uint8Array =>
  maskOf(image, (x, y) => ((3 * x) / image.width - 1.5) ** 2 + ((3 * y) / image.height - 1.5) ** 2 < 1);

/** The darker or the lighter side of the best threshold of brightness (Otsu, 1979), whichever the corners are not on. */
export function otsuThreshold(image: Pixels): Uint8Array {
  const { width, height, data } = image;
  const grey = Uint8Array.from({ length: width * height }, (_, i) =>
    Math.round(((data[3 * i] ?? 0) + (data[3 * i + 1] ?? 0) + (data[3 * i + 2] ?? 0)) / 3),
  );
  let [best, threshold] = [-1, 0];
  for (let level = 1; level < 255; level++) {
    const [low, high] = [grey.filter((value) => value < level), grey.filter((value) => value >= level)];
    if (!low.length || !high.length) continue;
    const mean = (values: Uint8Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    const between = low.length * high.length * (mean(low) - mean(high)) ** 2;
    if (between > best) [best, threshold] = [between, level];
  }
  const corners = [0, width - 1, width * (height - 1), width * height - 1];
  const lightGround = corners.filter((i) => (grey[i] ?? 0) >= threshold).length >= 2;
  return grey.map((value) => (value >= threshold !== lightGround ? 255 : 0));
}
