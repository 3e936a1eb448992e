import type { Point } from '../faces/face.js';
import type { RgbPixels } from '../pixels/colour-channels.js';
import { depthWithin } from './face-outline.js';
import { FIXED, type Grid, OUTSIDE, solveMembrane, UNKNOWN } from './solve-membrane.js';
import type { WarpedFace } from './warp-face.js';

const FINEST_GRID = 128;
const FEATHER = 0.04;
const REACH = 0.3;
const MOST_SPREADS = 1.5;

/**
 * Puts the warped face into the target's patch within the outline, so that its gradients stay and its edge takes the target's
 * colours, in place: Pérez, Gangnet and Blake, Poisson Image Editing (2003), solved as the smooth membrane of the differences
 * at the edge (Farbman et al. 2009), on a grid of at most 128 cells a side whatever the size of the patch.
 */
export function blendFace(target: RgbPixels, face: WarpedFace, outline: readonly Point[]): void {
  const { width, height, data } = target;
  const cellSize = Math.max(1, Math.max(width, height) / FINEST_GRID);
  const membrane = differences(target, face, outline, cellSize);
  calmOutliers(membrane);
  solveMembrane(membrane, REACH * membrane.width);
  const feather = Math.max(1, FEATHER * width);
  for (let y = 0, pixel = 0; y < height; y++)
    for (let x = 0; x < width; x++, pixel++) {
      const depth = face.covered[pixel] ? depthWithin(outline, x, y) : 0;
      if (depth <= 0) continue;
      const weight = Math.min(1, depth / feather);
      const smooth = weight * weight * (3 - 2 * weight);
      const correction = sampler(membrane, (x + 0.5) / cellSize - 0.5, (y + 0.5) / cellSize - 0.5);
      for (let channel = 0, at = pixel * 3; channel < 3; channel++, at++) {
        const own = data[at] ?? 0;
        const put = Math.max(0, Math.min(255, (face.pixels.data[at] ?? 0) + correction(channel)));
        data[at] = Math.round(own + (put - own) * smooth);
      }
    }
}

/** Target less face, mean of each cell: held where the mesh goes past the outline, unknown inside it. */
function differences(target: RgbPixels, face: WarpedFace, outline: readonly Point[], cellSize: number): Grid {
  const [width, height] = [Math.ceil(target.width / cellSize), Math.ceil(target.height / cellSize)];
  const values = new Float32Array(width * height * 3);
  const counts = new Uint32Array(width * height);
  for (let y = 0, pixel = 0; y < target.height; y++)
    for (let x = 0; x < target.width; x++, pixel++) {
      if (!face.covered[pixel]) continue;
      const cell = Math.floor(y / cellSize) * width + Math.floor(x / cellSize);
      counts[cell] = (counts[cell] ?? 0) + 1;
      for (let channel = 0; channel < 3; channel++) {
        const difference = (target.data[pixel * 3 + channel] ?? 0) - (face.pixels.data[pixel * 3 + channel] ?? 0);
        values[cell * 3 + channel] = (values[cell * 3 + channel] ?? 0) + difference;
      }
    }
  const kinds = Uint8Array.from(counts, (count, cell) => {
    if (!count) return OUTSIDE;
    const [x, y] = [(cell % width) + 0.5, Math.floor(cell / width) + 0.5];
    return depthWithin(outline, x * cellSize, y * cellSize) > 0 ? UNKNOWN : FIXED;
  });
  counts.forEach((count, cell) => {
    const known = kinds[cell] === FIXED;
    for (let at = cell * 3; at < cell * 3 + 3; at++) values[at] = known ? (values[at] ?? 0) / count : 0;
  });
  return { width, height, channels: 3, values, kinds };
}

/** Hair or ground on one side of the edge alone would tint the whole face: its cells count as far as the ordinary ones go. */
function calmOutliers({ channels, values, kinds }: Grid): void {
  for (let channel = 0; channel < channels; channel++) {
    const held = values
      .filter((_, at) => at % channels === channel && kinds[(at - channel) / channels] === FIXED)
      .sort();
    const quartile = (share: number) => held[Math.floor(share * (held.length - 1))] ?? 0;
    const spread = (MOST_SPREADS * (quartile(0.75) - quartile(0.25))) / 2;
    const [least, most] = [quartile(0.5) - spread, quartile(0.5) + spread];
    for (let at = channel; at < values.length; at += channels) {
      if (kinds[(at - channel) / channels] === FIXED) values[at] = Math.max(least, Math.min(most, values[at] ?? 0));
    }
  }
}

function sampler({ width, height, values }: Grid, x: number, y: number): (channel: number) => number {
  const [column, row] = [Math.max(0, Math.min(width - 1, x)), Math.max(0, Math.min(height - 1, y))];
  const [x0, y0] = [Math.floor(column), Math.floor(row)];
  const [x1, y1] = [Math.min(width - 1, x0 + 1), Math.min(height - 1, y0 + 1)];
  const [right, down] = [column - x0, row - y0];
  return (channel) => {
    const at = (atX: number, atY: number) => values[(atY * width + atX) * 3 + channel] ?? 0;
    const upper = at(x0, y0) * (1 - right) + at(x1, y0) * right;
    return upper * (1 - down) + (at(x0, y1) * (1 - right) + at(x1, y1) * right) * down;
  };
}
