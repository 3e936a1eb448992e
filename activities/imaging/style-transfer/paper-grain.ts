import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Smooth noise of a picture's size, -1..1, one number a pixel. */
export interface Grain {
  readonly width: number;
  readonly height: number;
  /** Of the coarsest lumps, in pixels. */
  readonly size: number;
  /** Layers, each half as coarse and half as strong as the one before. */
  readonly layers: number;
  readonly seed: number;
}

/** Value noise in layers: random numbers at the corners of a lattice, smooth between them (Perlin 1985, fractal sum). */
export function paperGrain({ width, height, size, layers, seed }: Grain): Float32Array {
  const grain = new Float32Array(width * height);
  const random = xoroshiro128plus(seed);
  let total = 0;
  for (
    let layer = 0, strength = 1, cell = Math.max(1, size);
    layer < layers;
    layer++, strength /= 2, cell = Math.max(1, cell / 2)
  ) {
    total += strength;
    const columns = Math.ceil(width / cell) + 2;
    const corners = Float32Array.from(
      { length: columns * (Math.ceil(height / cell) + 2) },
      () => uniformInt(random, -1000, 1000) / 1000,
    );
    for (let y = 0, pixel = 0; y < height; y++) {
      const row = Math.floor(y / cell);
      const down = ease(y / cell - row);
      for (let x = 0; x < width; x++, pixel++) {
        const column = Math.floor(x / cell);
        const right = ease(x / cell - column);
        const at = row * columns + column;
        const upper = (corners[at] ?? 0) * (1 - right) + (corners[at + 1] ?? 0) * right;
        const lower = (corners[at + columns] ?? 0) * (1 - right) + (corners[at + columns + 1] ?? 0) * right;
        grain[pixel] = (grain[pixel] ?? 0) + strength * (upper * (1 - down) + lower * down);
      }
    }
  }
  return grain.map((value) => value / total);
}

const ease = (share: number) => share * share * (3 - 2 * share);
