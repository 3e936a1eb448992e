import type { ClassFigures, ClassificationMetrics } from '../../../contracts/training/metrics.js';
import { calibrate, type Verdict } from './calibrate.js';

/** Below this a probability counts as this much: one that is zero would make the log loss infinite. */
const LEAST = 1e-7;

/** The figures of a classification. `probabilities` has a line of as many numbers as there are classes for each row. */
export function judgeClasses(
  classes: readonly string[],
  truth: readonly number[],
  probabilities: Float32Array,
): ClassificationMetrics {
  const confusion = classes.map(() => classes.map(() => 0));
  const verdicts: Verdict[] = [];
  let loss = 0;
  for (const [row, label] of truth.entries()) {
    const line = probabilities.subarray(row * classes.length, (row + 1) * classes.length);
    const predicted = likeliest(line);
    const counts = confusion[label];
    if (counts) counts[predicted] = (counts[predicted] ?? 0) + 1;
    loss -= Math.log(Math.max(LEAST, line[label] ?? 0));
    verdicts.push({ confidence: line[predicted] ?? 0, isRight: predicted === label });
  }
  const per_class = classes.map((label, at) => figuresOf(label, at, confusion));
  const seen = per_class.filter(({ support }) => support > 0);
  return {
    accuracy: verdicts.filter(({ isRight }) => isRight).length / truth.length,
    macro_f1: seen.reduce((sum, { f1 }) => sum + f1, 0) / seen.length,
    log_loss: loss / truth.length,
    per_class,
    confusion,
    calibration: calibrate(verdicts),
  };
}

export function likeliest(line: Float32Array): number {
  return line.reduce((best, probability, at) => (probability > (line[best] ?? 0) ? at : best), 0);
}

function figuresOf(label: string, at: number, confusion: readonly (readonly number[])[]): ClassFigures {
  const hits = confusion[at]?.[at] ?? 0;
  const support = (confusion[at] ?? []).reduce((sum, count) => sum + count, 0);
  const predicted = confusion.reduce((sum, counts) => sum + (counts[at] ?? 0), 0);
  const precision = predicted === 0 ? 0 : hits / predicted;
  const recall = support === 0 ? 0 : hits / support;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { label, precision, recall, f1, support };
}
