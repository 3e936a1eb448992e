import type { ActivityContract } from '../activity-contract.js';
import { USUAL_RETRY } from '../usual-retry.js';
import { defineTask } from '../task-contract.js';
import { type FrameworkName, FRAMEWORKS } from './frameworks.js';
import type { PredictionTask } from './dataset.js';

/** A row by the names of its columns. What is missing or null is filled as in training. */
export type PredictionRow = Readonly<Record<string, string | number | null>>;

export interface ModelPredictionInput {
  readonly model_artifact_id: string;
  readonly rows: readonly PredictionRow[];
}

/** Of a classification: the likeliest label, and the probability of each. Of a regression: the value. */
export type Prediction =
  { readonly label: string; readonly probabilities: Readonly<Record<string, number>> } | { readonly value: number };

export interface ModelPredictionResult {
  readonly model: FrameworkName;
  readonly task: PredictionTask;
  readonly target: string;
  readonly predictions: readonly Prediction[];
}

/** What the step `encode` returns: the rows as an artifact in the form of prepared data, and what the model is of. */
export interface EncodedRows {
  readonly framework: FrameworkName;
  readonly rows_artifact_id: string;
}

/** The argument of the activity `predictRows`, on whichever task queue. */
export interface PredictRowsRequest {
  readonly model_artifact_id: string;
  readonly rows_artifact_id: string;
}

const shared = {
  perAttempt: '5 minutes',
  total: '1 hour',
  heartbeat: '10 seconds',
  retry: {
    ...USUAL_RETRY,
    nonRetryable: ['InvalidModel', 'InvalidRow', 'ArtifactNotFound', 'UnknownFramework', 'TrainerOutOfMemory'],
  },
} as const;

/** The prediction by a model of this framework: which one it is of, only the model itself says. */
export function predictionOf(framework: FrameworkName): ActivityContract {
  const { taskQueue } = FRAMEWORKS[framework];
  return { ...shared, activity: 'predictRows', title: 'Predict', taskQueue };
}

export const modelPrediction = defineTask<ModelPredictionInput, ModelPredictionResult>()({
  type: 'model_prediction',
  title: 'Model prediction',
  description: 'Predicts rows with a model that an earlier model training stored.',
  workflow: 'modelPrediction',
  subtasks: { predict: predictionOf('tfjs') },
  plan: () => ['predict'],
  steps: { encode: { ...shared, activity: 'encodeRows', title: 'Encode the rows', taskQueue: 'cpu' } },
  failurePolicy: 'fail_fast',
  waitsForWorker: true,
  retentionSeconds: 24 * 3600,
  artifactFields: [{ becomes: 'model_artifact_id', kind: 'bytes' }],
  examples: [
    {
      summary: 'One row',
      input: { model_artifact_id: '0199f3d2-7c1e-7a50-9b52-6f1d2f6f0a11', rows: [{ rooms: 4, district: 'north' }] },
    },
  ],
});
