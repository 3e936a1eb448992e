import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export interface Seeded {
  /** Uniform in [from, to). */
  readonly real: (from: number, to: number) => number;
  /** Uniform, both ends included. */
  readonly integer: (from: number, to: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
}

/** Chance that a failure can repeat: the seed is named in the title of the test. */
export function seeded(seed: number): Seeded {
  const generator = xoroshiro128plus(seed);
  const integer = (from: number, to: number): number => uniformInt(generator, from, to);
  return {
    real: (from, to) => from + (to - from) * uniformFloat64(generator),
    integer,
    pick: (from) => {
      const chosen = from[integer(0, from.length - 1)];
      if (chosen === undefined) throw new Error('Nothing to pick from.');
      return chosen;
    },
  };
}

/** A seed that no earlier run had, or the one in IMAGING_SEED, to see a failure again. */
export function freshSeed(): number {
  return Number(process.env['IMAGING_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
}
