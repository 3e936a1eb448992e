import { uniformFloat32 } from 'pure-rand/distribution/uniformFloat32';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

type Generator = ReturnType<typeof xoroshiro128plus>;

export const GENERATOR = 'xoroshiro128plus';

/** A stream of chance of its own for each purpose and number, such as the shuffle of an epoch; the same everywhere. */
export function openRandom(seed: number, purpose: number, count = 0): Generator {
  const generator = xoroshiro128plus(
    Math.imul(seed ^ Math.imul(purpose, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(count, 0xc2b2ae35),
  );
  // Seeds that lie close together begin alike.
  for (let skipped = 0; skipped < 16; skipped += 1) generator.next();
  return generator;
}

/** Shuffles in place (Fisher and Yates). */
export function shuffle(items: Int32Array | number[], random: Generator): void {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = uniformInt(random, 0, last);
    const kept = items[last] ?? 0;
    items[last] = items[other] ?? 0;
    items[other] = kept;
  }
}

/** Numbers spread evenly from -limit to limit. */
export function spread(count: number, limit: number, random: Generator): Float32Array {
  return Float32Array.from({ length: count }, () => (uniformFloat32(random) * 2 - 1) * limit);
}

export const PURPOSE = { split: 1, weights: 2, shuffle: 3 } as const;
