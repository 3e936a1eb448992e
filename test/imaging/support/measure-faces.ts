import type { Picture } from './picture.js';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A face as the service's own nets see it. */
export interface SeenFace {
  readonly box: Point & { readonly width: number; readonly height: number };
  readonly landmarks: readonly Point[];
  readonly descriptor: readonly number[];
}

/** The mean distance of the 68 landmarks from those of another face, as a share of that one's width (jaw to jaw). */
export function landmarkError(face: SeenFace, wanted: SeenFace): number {
  const apart = (one?: Point, other?: Point) =>
    Math.hypot((one?.x ?? 0) - (other?.x ?? 0), (one?.y ?? 0) - (other?.y ?? 0));
  const width = apart(wanted.landmarks[0], wanted.landmarks[16]);
  const sum = face.landmarks.reduce((total, point, place) => total + apart(point, wanted.landmarks[place]), 0);
  return sum / face.landmarks.length / width;
}

/** Euclidean; about 0.6 divides one person from two. */
export function likeness(one: SeenFace, other: SeenFace): number {
  return Math.hypot(...one.descriptor.map((value, place) => value - (other.descriptor[place] ?? 0)));
}

/** The face that a picture of `drawFacePair` was cut around: the one whose middle is nearest to the picture's. */
export function middleFace({ width, height }: Picture, faces: readonly SeenFace[]): SeenFace {
  const off = ({ box }: SeenFace) => Math.hypot(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2);
  return faces.reduce((best, face) => (off(face) < off(best) ? face : best));
}

/**
 * How much steeper the picture became along the border of what was changed, in levels: the mean over neighbours of which one was
 * changed. What is laid on without a blend has a visible border.
 */
export function seam(before: Picture, after: Picture): number {
  const { width, height } = before;
  const changed = (at: number) => [0, 1, 2].some((channel) => before.data[at + channel] !== after.data[at + channel]);
  const step = ({ data }: Picture, one: number, other: number) =>
    [0, 1, 2].reduce(
      (sum, channel) => sum + Math.abs((data[one + channel] ?? 0) - (data[other + channel] ?? 0)) / 3,
      0,
    );
  let [sum, borders] = [0, 0];
  for (let y = 0; y < height - 1; y++)
    for (let x = 0; x < width - 1; x++) {
      const at = (y * width + x) * 3;
      for (const next of [at + 3, at + width * 3]) {
        if (changed(at) === changed(next)) continue;
        sum += step(after, at, next) - step(before, at, next);
        borders++;
      }
    }
  return borders ? sum / borders : 0;
}

/** The naive way: the box of one face, at the size of another's, laid over it. */
export function pasteBox(source: Picture, from: SeenFace, target: Picture, onto: SeenFace): Picture {
  const data = new Uint8Array(target.data);
  const within = (value: number, most: number) => Math.max(0, Math.min(most - 1, Math.round(value)));
  for (let down = 0; down < onto.box.height; down++)
    for (let across = 0; across < onto.box.width; across++) {
      const sourceX = within(from.box.x + (across * from.box.width) / onto.box.width, source.width);
      const sourceY = within(from.box.y + (down * from.box.height) / onto.box.height, source.height);
      const to =
        (within(onto.box.y + down, target.height) * target.width + within(onto.box.x + across, target.width)) * 3;
      const at = (sourceY * source.width + sourceX) * 3;
      data.set(source.data.subarray(at, at + 3), to);
    }
  return { ...target, data };
}
