import type { BoxFields } from '../../../contracts/imaging/box.js';

export type Box = BoxFields;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A box as it lies on a picture that was resized from one size to another: whole pixels, inside the picture. */
export function scaleBox(box: Box, from: Size, to: Size): Box {
  const [across, down] = [to.width / from.width, to.height / from.height];
  const x = Math.max(0, Math.floor(box.x * across));
  const y = Math.max(0, Math.floor(box.y * down));
  const right = Math.min(to.width, Math.ceil((box.x + box.width) * across));
  const bottom = Math.min(to.height, Math.ceil((box.y + box.height) * down));
  return { x, y, width: Math.max(0, right - x), height: Math.max(0, bottom - y) };
}

export const contains = (box: Box, x: number, y: number): boolean =>
  x >= box.x && y >= box.y && x < box.x + box.width && y < box.y + box.height;

/** The smallest box around the pixels of a mask that are not 0; null when all are. */
export function boxAround(mask: Uint8Array, { width, height }: Size): Box | null {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (mask[y * width + x]) {
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = y;
      }
  return right < 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
