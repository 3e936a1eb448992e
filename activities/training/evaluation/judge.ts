import type { ModelMetrics } from '../../../contracts/training/metrics.js';
import { judgeClasses } from './judge-classes.js';
import { judgeValues } from './judge-values.js';
import type { HeldOut } from './held-out.js';

/** How good predictions for the held-out rows are. */
export function judge({ description, truth }: HeldOut, predictions: Float32Array): ModelMetrics {
  return description.task === 'classification'
    ? judgeClasses(description.classes, truth, predictions)
    : judgeValues(truth, predictions);
}

/** The mean of several models' predictions: a soft vote, or in a regression the mean value. */
export function average(predictions: readonly Float32Array[]): Float32Array {
  const [first = new Float32Array(0)] = predictions;
  return first.map((_, at) => predictions.reduce((sum, one) => sum + (one[at] ?? 0), 0) / predictions.length);
}
