import type { PredictionTask } from '../../../contracts/training/dataset.js';
import { InvalidDataset } from './invalid-dataset.js';
import { byText, isMissing, readNumber } from './values.js';

/** What is to be predicted, row by row: the number of a class, or the value. `classes` is empty for a regression. */
export interface Target {
  readonly task: PredictionTask;
  readonly classes: readonly string[];
  readonly values: Float64Array;
}

const CLASSES_AT_MOST = 200;
const CLASSES_OF_NUMBERS = 20;

/** Reads the target of rows that all have one. Throws InvalidDataset. */
export function encodeTarget(name: string, texts: readonly string[], wanted: PredictionTask | undefined): Target {
  const distinct = [...new Set(texts)];
  if (distinct.length < 2)
    throw new InvalidDataset(
      `The target ${name} is ${distinct[0] ?? 'empty'} in every row: there is nothing to learn. Choose another target, or send other rows.`,
    );
  const numbers = texts.map(readNumber);
  const areNumbers = numbers.every((number) => number !== null);
  const task = wanted ?? inferTask(distinct, areNumbers);
  if (task === 'regression') return { task, classes: [], values: readValues(name, texts, numbers) };
  if (distinct.length > CLASSES_AT_MOST)
    throw new InvalidDataset(
      `The target ${name} has ${distinct.length} different values: a classification has at most ${CLASSES_AT_MOST}. ` +
        'Choose another target, or dataset.task: regression.',
    );
  const classes = distinct.sort((a, b) => (areNumbers ? Number(a) - Number(b) : byText(a, b)));
  const places = new Map(classes.map((label, place) => [label, place]));
  return { task, classes, values: Float64Array.from(texts, (text) => places.get(text) ?? 0) };
}

/** The rows that have a target. */
export function rowsWithTarget(texts: readonly string[]): number[] {
  return [...texts.keys()].filter((row) => !isMissing(texts[row] ?? ''));
}

function inferTask(distinct: readonly string[], areNumbers: boolean): PredictionTask {
  if (!areNumbers) return 'classification';
  const areWhole = distinct.every((text) => Number.isInteger(Number(text)));
  return areWhole && distinct.length <= CLASSES_OF_NUMBERS ? 'classification' : 'regression';
}

function readValues(name: string, texts: readonly string[], numbers: readonly (number | null)[]): Float64Array {
  const wrong = numbers.indexOf(null);
  if (wrong >= 0)
    throw new InvalidDataset(
      `The target ${name} is "${(texts[wrong] ?? '').slice(0, 40)}" in one row, and a regression predicts numbers. Correct it, or choose dataset.task: classification.`,
    );
  return Float64Array.from(numbers, (number) => number ?? 0);
}
