import { openRandom, PURPOSE, shuffle } from '../random.js';
import { InvalidDataset } from './invalid-dataset.js';
import type { Target } from './encode-target.js';

/** Which rows train, which watch the training, and which are held out to judge it; each in rising order. */
export interface Split {
  readonly train: Int32Array;
  readonly validation: Int32Array;
  readonly test: Int32Array;
}

export interface Shares {
  readonly validation: number;
  readonly test: number;
  readonly seed: number;
}

/** Splits the rows by the seed alone, each class in the same shares. Throws InvalidDataset when a part would be empty. */
export function splitRows({ task, classes, values }: Target, { validation, test, seed }: Shares): Split {
  const random = openRandom(seed, PURPOSE.split);
  const groups: number[][] = Array.from({ length: Math.max(1, classes.length) }, () => []);
  for (const [row, value] of values.entries()) groups[task === 'classification' ? value : 0]?.push(row);
  const parts = { train: [] as number[], validation: [] as number[], test: [] as number[] };
  for (const group of groups) {
    shuffle(group, random);
    const held = Math.round(group.length * test);
    const watched = Math.min(group.length - held, Math.round(group.length * validation));
    parts.test.push(...group.slice(0, held));
    parts.validation.push(...group.slice(held, held + watched));
    parts.train.push(...group.slice(held + watched));
  }
  const isLacking = parts.test.length === 0 || (validation > 0 && parts.validation.length === 0);
  if (parts.train.length < 2 || isLacking)
    throw new InvalidDataset(
      `${values.length} rows are too few for a training, a validation and a held-out part. Send more, or change the splits.`,
    );
  const inOrder = (rows: number[]) => Int32Array.from(rows).sort();
  return { train: inOrder(parts.train), validation: inOrder(parts.validation), test: inOrder(parts.test) };
}
