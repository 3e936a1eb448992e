/** How well one class is told from the others. `support` counts its rows. */
export interface ClassFigures {
  readonly label: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly support: number;
}

/** Rows whose highest probability lies in a tenth: how sure the model was of them, and how often it was right. */
export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  readonly confidence: number;
  readonly accuracy: number;
}

/** On the held-out rows. `confusion` has a line for each true class, and in it how often each class was predicted. */
export interface ClassificationMetrics {
  readonly accuracy: number;
  readonly macro_f1: number;
  readonly log_loss: number;
  readonly per_class: readonly ClassFigures[];
  readonly confusion: readonly (readonly number[])[];
  readonly calibration: { readonly expected_error: number; readonly bins: readonly CalibrationBin[] };
}

/** On the held-out rows, in units of the target. */
export interface RegressionMetrics {
  readonly mae: number;
  readonly rmse: number;
  readonly r2: number;
}

export type ModelMetrics = ClassificationMetrics | RegressionMetrics;
