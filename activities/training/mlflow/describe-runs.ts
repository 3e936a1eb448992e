import type { JsonObject } from '../../../contracts/json.js';
import type { ModelMetrics } from '../../../contracts/training/metrics.js';
import type { ModelTrainingResult, TrainingMember } from '../../../contracts/training/model-training.contract.js';
import type { Metric } from './tracked-run.js';

/** One epoch with the time (milliseconds since 1970) at which it was told. */
export interface TimedEpoch {
  readonly at: number;
  readonly values: JsonObject;
}

const PER_EPOCH = ['loss', 'accuracy', 'val_loss', 'val_accuracy', 'learning_rate'] as const;

export function describeEpochs(epochs: readonly TimedEpoch[]): Metric[] {
  return epochs.flatMap(({ at: timestamp, values }) =>
    PER_EPOCH.flatMap((key) => {
      const value = values[key];
      return typeof value === 'number' ? [{ key, value, timestamp, step: Number(values['epoch']) }] : [];
    }),
  );
}

/** The figures on the held-out rows that are one number each. */
export function describeFigures(metrics: ModelMetrics, timestamp: number): Metric[] {
  return Object.entries(metrics).flatMap(([name, value]) =>
    typeof value === 'number' ? [{ key: `test_${name}`, value, timestamp, step: 0 }] : [],
  );
}

export function describeMember({
  model,
  parameters,
  weights,
  epochs_run,
  best_epoch,
  seconds,
}: TrainingMember): JsonObject {
  return { model, ...parameters, weights, epochs_run, best_epoch, seconds } as unknown as JsonObject;
}

export function describeData({ data }: ModelTrainingResult): JsonObject {
  const { dataset, task, target, features, rows, data_sha256, prepared_sha256, seed } = data;
  return { dataset, task, target, features, rows: { ...rows }, data_sha256, prepared_sha256, seed };
}
