import { InvalidDataset } from './invalid-dataset.js';
import { isMissing, readNumber } from './values.js';

/** What a column holds. `skipped` ones say nothing: ids, and columns with one value. */
export type ColumnKind = 'numeric' | 'categorical' | 'text' | { readonly skipped: string };

const MOSTLY = 0.8;
const CATEGORIES_AT_MOST = 50;
const WORDS_OF_TEXT = 3;

/** Tells what a column holds by its values. Throws InvalidDataset when most are numbers and some are not. */
export function inferColumn(name: string, values: readonly string[]): ColumnKind {
  const known = values.filter((value) => !isMissing(value));
  if (known.length === 0) return { skipped: `${name} is empty` };
  const numbers = known.filter((value) => readNumber(value) !== null).length;
  const distinct = new Set(known).size;
  if (distinct === 1 && known.length === values.length) return { skipped: `${name} is the same in all rows` };
  if (numbers === known.length) return 'numeric';
  if (numbers >= known.length * MOSTLY) throw describeGarbage(name, values, numbers / known.length);
  const words = known.reduce((sum, value) => sum + value.split(/\s+/).length, 0) / known.length;
  if (words >= WORDS_OF_TEXT) return 'text';
  if (distinct <= Math.min(CATEGORIES_AT_MOST, Math.max(2, known.length / 2))) return 'categorical';
  return { skipped: `${name} has ${distinct} different names, too many to learn from` };
}

function describeGarbage(name: string, values: readonly string[], share: number): InvalidDataset {
  const row = values.findIndex((value) => !isMissing(value) && readNumber(value) === null);
  return new InvalidDataset(
    `Row ${row + 1} of the column ${name} is "${(values[row] ?? '').slice(0, 40)}", where ${Math.floor(share * 100)} % of the values are ` +
      'numbers. Correct it, leave it empty, or name the column in dataset.ignore.',
  );
}
