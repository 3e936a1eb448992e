import type { CalibrationBin, ClassificationMetrics } from '../../../contracts/training/metrics.js';

/** One row: how sure the model was of its answer, and whether that was right. */
export interface Verdict {
  readonly confidence: number;
  readonly isRight: boolean;
}

const BINS = 10;

/** Whether a model is right as often as it says: by tenths of its confidence, and their mean difference weighted by rows. */
export function calibrate(verdicts: readonly Verdict[]): ClassificationMetrics['calibration'] {
  const bins = Array.from({ length: BINS }, (_, at): CalibrationBin => {
    const inside = verdicts.filter(({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === at);
    const rows = Math.max(1, inside.length);
    return {
      from: at / BINS,
      to: (at + 1) / BINS,
      rows: inside.length,
      confidence: inside.reduce((sum, { confidence }) => sum + confidence, 0) / rows,
      accuracy: inside.filter(({ isRight }) => isRight).length / rows,
    };
  });
  const expected = bins.reduce(
    (sum, { rows, confidence, accuracy }) => sum + rows * Math.abs(confidence - accuracy),
    0,
  );
  return { expected_error: expected / verdicts.length, bins: bins.filter(({ rows }) => rows > 0) };
}
