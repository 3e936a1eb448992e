export const PREDICTION_TASKS = ['classification', 'regression'] as const;
export type PredictionTask = (typeof PREDICTION_TASKS)[number];

/** The data that come with the product, by name: a file of examples/data and the column to predict. */
export const NAMED_DATASETS = {
  digits: { file: 'digits.csv', target: 'digit', task: 'classification' },
} as const satisfies Record<string, { file: string; target: string; task: PredictionTask }>;

export type DatasetName = keyof typeof NAMED_DATASETS;
export const DATASET_NAMES = Object.keys(NAMED_DATASETS) as DatasetName[];

/** Exactly one of `name`, `csv` (base64) and `artifact_id` is set. A CSV needs its `target`; `task` is inferred when left out. */
export interface DatasetChoice {
  readonly name?: DatasetName;
  readonly csv?: string;
  readonly artifact_id?: string;
  readonly target?: string;
  readonly task?: PredictionTask;
  /** Columns to leave out, such as ids. */
  readonly ignore?: readonly string[];
}

/** How a column of the source becomes features; the order of columns is that of the features. */
export type ColumnEncoding =
  | {
      readonly name: string;
      readonly kind: 'numeric';
      readonly fill: number;
      readonly mean: number;
      readonly std: number;
    }
  | { readonly name: string; readonly kind: 'categorical'; readonly values: readonly string[] }
  | { readonly name: string; readonly kind: 'text' };

/** What the prepared data are, beside their tensors; stands in their header and in the card of every model. */
export interface DataDescription {
  readonly task: PredictionTask;
  readonly target: string;
  /** The labels, in the order of the numbers that stand for them; empty for a regression. */
  readonly classes: readonly string[];
  readonly columns: readonly ColumnEncoding[];
  /** Columns of the source that are no features. */
  readonly left_out: readonly string[];
  /** Of a regression's target, over the training rows: trainers scale by them. */
  readonly target_mean: number;
  readonly target_std: number;
  readonly features: number;
  readonly rows: { readonly train: number; readonly validation: number; readonly test: number };
  /** SHA-256 of the bytes of the source. */
  readonly data_sha256: string;
  readonly seed: number;
  /** What was done to the source that its owner may want to know. */
  readonly notes: readonly string[];
}

/** What the step `prepare` returns. `prepared_sha256` names the bytes of the artifact, the split included. */
export interface PreparedData {
  readonly dataset: string;
  readonly data_artifact_id: string;
  readonly prepared_sha256: string;
}
