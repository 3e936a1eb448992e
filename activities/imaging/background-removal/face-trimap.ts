import type { Box } from '../pixels/box.js';
import { BACKGROUND, PERHAPS_BACKGROUND, PERHAPS_SUBJECT, SUBJECT } from './trimap.js';

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The labels of people by their faces: each face and the neck below it surely, its hair and the trunk, as wide as shoulders
 * are (three faces), perhaps; what is further off than the reach of arms is background.
 */
export function labelsOfFaces(faces: readonly Box[], { width, height }: Size): Uint8Array {
  const labels = new Uint8Array(width * height).fill(BACKGROUND);
  const paint = (label: number, inside: (x: number, y: number) => boolean): void => {
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if (inside(x, y)) labels[y * width + x] = label;
  };
  const people = faces.map((face) => ({ cx: face.x + face.width / 2, cy: face.y + face.height / 2, face }));
  for (const { cx, cy, face } of people)
    paint(PERHAPS_BACKGROUND, (x, y) => Math.abs(x - cx) < 2.5 * face.width && y > cy - 1.6 * face.height);
  for (const { cx, cy, face } of people)
    paint(PERHAPS_SUBJECT, (x, y) => {
      const head = ((x - cx) / face.width) ** 2 + ((y - cy) / face.height) ** 2 < 0.75 ** 2;
      return head || (y > cy + 0.7 * face.height && Math.abs(x - cx) < 1.2 * face.width);
    });
  for (const { cx, cy, face } of people)
    paint(SUBJECT, (x, y) => {
      const middle = ((x - cx) / face.width) ** 2 + ((y - cy) / face.height) ** 2 < 0.35 ** 2;
      // A collar of the colours of the background would cut the head off.
      return middle || (Math.abs(x - cx) < 0.2 * face.width && y >= cy && y < cy + 1.1 * face.height);
    });
  return labels;
}
