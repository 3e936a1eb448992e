import type { ColumnEncoding } from '../../../contracts/training/dataset.js';
import { byText, isMissing, readNumber } from './values.js';

/** Makes the encoding of a column, out of its training rows alone: the held-out ones must stay unknown. */
export function fitEncoding(
  name: string,
  kind: ColumnEncoding['kind'],
  values: readonly string[],
  trainRows: Int32Array,
): ColumnEncoding {
  const known = [...trainRows].map((row) => values[row] ?? '').filter((value) => !isMissing(value));
  if (kind === 'text') return { name, kind };
  if (kind === 'categorical') return { name, kind, values: [...new Set(known)].sort(byText) };
  const numbers = known.map((value) => readNumber(value) ?? 0).sort((a, b) => a - b);
  const fill = numbers[Math.floor(numbers.length / 2)] ?? 0;
  return { name, kind, fill, ...spreadOf(numbers) };
}

export function spreadOf(numbers: readonly number[]): { readonly mean: number; readonly std: number } {
  const mean = numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
  const variance = numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0) / Math.max(1, numbers.length);
  return { mean, std: Math.sqrt(variance) || 1 };
}

/** How many features a column becomes. */
export function widthOf(encoding: ColumnEncoding): number {
  if (encoding.kind === 'text') return 0;
  return encoding.kind === 'numeric' ? 1 : encoding.values.length;
}

/**
 * Writes a value as features at `offset`: a number by its distance from the mean in standard deviations, a category as one of
 * many, one that training did not know as none. Returns false when it is no number where one is needed.
 */
export function encodeValue(encoding: ColumnEncoding, value: string, features: Float32Array, offset: number): boolean {
  if (encoding.kind === 'numeric') {
    const number = isMissing(value) ? encoding.fill : readNumber(value);
    if (number === null) return false;
    features[offset] = (number - encoding.mean) / encoding.std;
  } else if (encoding.kind === 'categorical') {
    const place = encoding.values.indexOf(value);
    if (place >= 0) features[offset + place] = 1;
  }
  return true;
}
