import type { Seeded } from '../seeded.js';

/** A number for each point of the plane, in [0, 1]. */
export type Field = (x: number, y: number) => number;

const TABLE = 64;
const smooth = (t: number): number => t * t * (3 - 2 * t);

/** Value noise on a lattice of `cell` px, that repeats after 64 cells. */
export function valueNoise(chance: Seeded, cell: number): Field {
  const lattice = Float64Array.from({ length: TABLE * TABLE }, () => chance.real(0, 1));
  const at = (x: number, y: number): number => lattice[(y & (TABLE - 1)) * TABLE + (x & (TABLE - 1))] ?? 0;
  return (px, py) => {
    const [x, y] = [px / cell, py / cell];
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [u, v] = [smooth(x - left), smooth(y - top)];
    const upper = at(left, top) * (1 - u) + at(left + 1, top) * u;
    const lower = at(left, top + 1) * (1 - u) + at(left + 1, top + 1) * u;
    return upper * (1 - v) + lower * v;
  };
}

/** Fractal noise: octaves of value noise, each half as large and half as strong. */
export function fractalNoise(chance: Seeded, cell: number, octaves: number): Field {
  const layers = Array.from({ length: octaves }, (_, octave) => valueNoise(chance, cell / 2 ** octave));
  const total = 2 - 2 ** (1 - octaves);
  return (x, y) => layers.reduce((sum, layer, octave) => sum + layer(x, y) / 2 ** octave, 0) / total;
}
