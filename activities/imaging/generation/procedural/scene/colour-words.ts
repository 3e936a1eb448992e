import { type Colour, hex } from '../drawing/colour.js';

const COLOURS: ReadonlyMap<string, string> = new Map([
  ['red', '#d8342c'],
  ['crimson', '#b3122f'],
  ['scarlet', '#e02a1f'],
  ['orange', '#f08a24'],
  ['amber', '#f5b02e'],
  ['yellow', '#f5d63a'],
  ['gold', '#e2b13c'],
  ['green', '#3fa34d'],
  ['emerald', '#1f9d6b'],
  ['teal', '#1f9c9c'],
  ['turquoise', '#35c4bd'],
  ['cyan', '#2fd0e6'],
  ['blue', '#2f6fdc'],
  ['azure', '#3f8ff0'],
  ['indigo', '#4038a8'],
  ['purple', '#8236b4'],
  ['violet', '#8a44d8'],
  ['magenta', '#d82fa6'],
  ['pink', '#f08ab4'],
  ['brown', '#80552f'],
  ['white', '#f4f4f0'],
  ['silver', '#b8c0c8'],
  ['grey', '#8a8f96'],
  ['gray', '#8a8f96'],
  ['black', '#15151a'],
]);

/** The colour that a word names, in linear light; null for every other word. */
export function colourOf(word: string): Colour | null {
  const named = COLOURS.get(word);
  return named === undefined ? null : hex(named);
}
