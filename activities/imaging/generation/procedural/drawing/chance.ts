import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { hashText } from '../scene/hash-text.js';

/** Gives numbers of [0, 1). */
export type Chance = () => number;

/** A stream of chance of its own for each thing drawn, so that one more thing changes nothing about the others. */
export function openChance(seed: number, thing: string): Chance {
  const generator = xoroshiro128plus(Math.imul(seed ^ hashText(thing), 0x85ebca6b));
  for (let skipped = 0; skipped < 16; skipped += 1) generator.next();
  return () => uniformFloat64(generator);
}
