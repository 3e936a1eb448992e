import type { RegressionMetrics } from '../../../contracts/training/metrics.js';

/** The figures of a regression, in units of the target. */
export function judgeValues(truth: readonly number[], predicted: Float32Array): RegressionMetrics {
  const rows = truth.length;
  const mean = truth.reduce((sum, value) => sum + value, 0) / rows;
  let [absolute, squared, total] = [0, 0, 0];
  for (const [row, value] of truth.entries()) {
    const error = (predicted[row] ?? 0) - value;
    absolute += Math.abs(error);
    squared += error ** 2;
    total += (value - mean) ** 2;
  }
  return { mae: absolute / rows, rmse: Math.sqrt(squared / rows), r2: total === 0 ? 0 : 1 - squared / total };
}
