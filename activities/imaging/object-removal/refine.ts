import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Pixels } from '../pixels/pixels.js';
import type { Offset } from './offsets.js';

const HALF = 3;

/** Where each pixel takes its patch from, and what is still to be filled. */
interface Search {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue a pixel: what is known and what is guessed. */
  readonly colours: Float32Array;
  /** Pixels whose whole patch is known. */
  readonly whole: Uint8Array;
}

/**
 * One round of patch voting (Wexler, Shechtman and Irani, "Space-time completion of video", 2007) over nearest patches found
 * by PatchMatch (Barnes and others, 2009): each patch that touches the hole looks for a better source among those of its
 * neighbours, at the offsets, and at random about its own; then each pixel of the hole becomes the mean of what its patches
 * say, the better ones weighing more. Changes `colours` and `sources`.
 */
export function refineFill(
  image: Pixels,
  hole: Uint8Array,
  colours: Float32Array,
  sources: Int32Array,
  offsets: readonly Offset[],
  seed: number,
): void {
  const { width, height } = image;
  const search: Search = { width, height, colours, whole: wholePatches(hole, width, height) };
  const targets: number[] = [];
  for (let y = HALF; y < height - HALF; y++)
    for (let x = HALF; x < width - HALF; x++) {
      const i = y * width + x;
      if (!search.whole[i]) targets.push(i);
    }
  const costs = new Float32Array(hole.length).fill(Infinity);
  const chance = xoroshiro128plus(seed);
  for (const backwards of [false, true]) {
    const step = backwards ? -1 : 1;
    for (let n = 0; n < targets.length; n++) {
      const i = targets[backwards ? targets.length - 1 - n : n] ?? 0;
      const attempt = (source: number): void => tryPatch(search, i, source, sources, costs);
      if (costs[i] === Infinity) attempt(sources[i] ?? 0);
      attempt((sources[i - step] ?? 0) + step);
      attempt((sources[i - step * width] ?? 0) + step * width);
      const offset = offsets[uniformInt(chance, 0, Math.max(0, offsets.length - 1))];
      if (offset) attempt(i + offset.dy * width + offset.dx);
      for (let radius = 32; radius >= 1; radius >>= 2)
        attempt((sources[i] ?? 0) + uniformInt(chance, -radius, radius) * width + uniformInt(chance, -radius, radius));
    }
  }
  vote(search, hole, targets, sources, costs);
}

function wholePatches(hole: Uint8Array, width: number, height: number): Uint8Array {
  const whole = new Uint8Array(hole.length);
  for (let y = HALF; y < height - HALF; y++) whole.fill(1, y * width + HALF, (y + 1) * width - HALF);
  hole.forEach((inside, i) => {
    if (!inside) return;
    const [x, y] = [i % width, Math.floor(i / width)];
    for (let row = Math.max(0, y - HALF); row <= Math.min(height - 1, y + HALF); row++)
      whole.fill(0, row * width + Math.max(0, x - HALF), row * width + Math.min(width - 1, x + HALF) + 1);
  });
  return whole;
}

function tryPatch(search: Search, i: number, source: number, sources: Int32Array, costs: Float32Array): void {
  if (!search.whole[source] || (source === sources[i] && costs[i] !== Infinity)) return;
  const { width, colours } = search;
  const limit = costs[i] ?? Infinity;
  let sum = 0;
  for (let dy = -HALF; dy <= HALF; dy++) {
    let [a, b] = [3 * (i + dy * width - HALF), 3 * (source + dy * width - HALF)];
    for (const end = a + 3 * (2 * HALF + 1); a < end; a++, b++) {
      const difference = (colours[a] as number) - (colours[b] as number);
      sum += difference * difference;
    }
    if (sum >= limit) return;
  }
  costs[i] = sum;
  sources[i] = source;
}

function vote(search: Search, hole: Uint8Array, targets: readonly number[], sources: Int32Array, costs: Float32Array) {
  const { width, colours } = search;
  const settled = targets
    .map((i) => costs[i] ?? Infinity)
    .filter((cost) => cost !== Infinity)
    .sort((a, b) => a - b);
  const scale = Math.max(50, settled[Math.floor(settled.length * 0.6)] ?? 1);
  const [sums, weights] = [new Float32Array(colours.length), new Float32Array(hole.length)];
  for (const i of targets) {
    const cost = costs[i] ?? Infinity;
    if (cost === Infinity) continue;
    const weight = Math.exp(-cost / scale) + 1e-6;
    for (let dy = -HALF; dy <= HALF; dy++)
      for (let dx = -HALF; dx <= HALF; dx++) {
        const [to, from] = [i + dy * width + dx, (sources[i] ?? 0) + dy * width + dx];
        if (!hole[to]) continue;
        weights[to] = (weights[to] ?? 0) + weight;
        for (let c = 0; c < 3; c++) sums[3 * to + c] = (sums[3 * to + c] ?? 0) + weight * (colours[3 * from + c] ?? 0);
      }
  }
  weights.forEach((weight, i) => {
    if (weight) for (let c = 0; c < 3; c++) colours[3 * i + c] = (sums[3 * i + c] ?? 0) / weight;
  });
}
