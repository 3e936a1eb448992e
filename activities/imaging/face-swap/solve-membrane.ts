/** What a cell of the grid is: left out, held at its value, or to be found. */
export const OUTSIDE = 0;
export const FIXED = 1;
export const UNKNOWN = 2;

/** A grid of `channels` numbers a cell, interleaved, rows from the top. */
export interface Grid {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly values: Float32Array;
  /** OUTSIDE, FIXED or UNKNOWN, one a cell. */
  readonly kinds: Uint8Array;
}

/**
 * Finds the unknown cells so that each is the mean of its neighbours (cells outside do not count), drawn to zero away from what
 * is held: it falls to a third in `reach` cells (the screened Poisson equation; Bhat, Curless, Cohen and Zitnick 2008). In place, by
 * successive over-relaxation (Young 1954); 2.5 sweeps a cell of the longer side bring it within a fraction of a level.
 */
export function solveMembrane({ width, height, channels, values, kinds }: Grid, reach: number): void {
  const sum = 4 + 1 / (reach * reach);
  const longest = Math.max(width, height);
  const factor = 2 / (1 + Math.sin(Math.PI / longest));
  const sweeps = Math.ceil(2.5 * longest);
  for (let sweep = 0; sweep < sweeps; sweep++)
    for (let y = 0, cell = 0; y < height; y++)
      for (let x = 0; x < width; x++, cell++) {
        if (kinds[cell] !== UNKNOWN) continue;
        const left = x > 0 && kinds[cell - 1] ? cell - 1 : cell;
        const right = x < width - 1 && kinds[cell + 1] ? cell + 1 : cell;
        const above = y > 0 && kinds[cell - width] ? cell - width : cell;
        const below = y < height - 1 && kinds[cell + width] ? cell + width : cell;
        for (let channel = 0; channel < channels; channel++) {
          const value = (place: number) => values[place * channels + channel] ?? 0;
          const mean = (value(left) + value(right) + value(above) + value(below)) / sum;
          values[cell * channels + channel] = value(cell) + factor * (mean - value(cell));
        }
      }
}
