export const OPTIMIZERS = ['adam', 'sgd'] as const;

/** Stops when the loss on the validation rows has not fallen by `min_delta` for `patience` epochs; the best epoch's model is kept. */
export interface EarlyStopping {
  readonly patience: number;
  readonly min_delta?: number;
}

/** A checkpoint after so many epochs or so many seconds, whichever comes first. */
export interface CheckpointPace {
  readonly epochs?: number;
  readonly seconds?: number;
}

/** How one model is trained. `hidden_layers` are the widths of the layers of a dense network. */
export interface TrainingParameters {
  readonly epochs: number;
  readonly learning_rate: number;
  readonly batch_size: number;
  readonly seed: number;
  readonly hidden_layers: readonly number[];
  readonly optimizer: (typeof OPTIMIZERS)[number];
  readonly early_stopping: EarlyStopping | null;
  readonly checkpoint: Required<CheckpointPace>;
}

export const DEFAULTS = {
  epochs: 50,
  learning_rate: 0.001,
  batch_size: 32,
  validation_split: 0.1,
  test_split: 0.2,
  seed: 42,
  hidden_layers: [64],
  optimizer: 'adam',
  checkpoint: { epochs: 100, seconds: 10 },
} as const;

/** What an input may say of how models are trained. */
export interface GivenParameters {
  readonly epochs?: number;
  readonly learning_rate?: number;
  readonly batch_size?: number;
  readonly seed?: number;
  readonly hidden_layers?: readonly number[];
  readonly optimizer?: (typeof OPTIMIZERS)[number];
  readonly early_stopping?: EarlyStopping;
  readonly checkpoint?: CheckpointPace;
}

/** The parameters of an input, with the defaults of what it leaves out. */
export function completeParameters(given: GivenParameters): TrainingParameters {
  return {
    epochs: given.epochs ?? DEFAULTS.epochs,
    learning_rate: given.learning_rate ?? DEFAULTS.learning_rate,
    batch_size: given.batch_size ?? DEFAULTS.batch_size,
    seed: given.seed ?? DEFAULTS.seed,
    hidden_layers: given.hidden_layers ?? DEFAULTS.hidden_layers,
    optimizer: given.optimizer ?? DEFAULTS.optimizer,
    early_stopping: given.early_stopping ?? null,
    checkpoint: { ...DEFAULTS.checkpoint, ...given.checkpoint },
  };
}
