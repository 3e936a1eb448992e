import type { ActivityContract } from '../activity-contract.js';
import { USUAL_RETRY } from '../usual-retry.js';
import { defineTask } from '../task-contract.js';
import type { TaskError } from '../task-run.js';
import type { DataDescription, DatasetChoice, PreparedData } from './dataset.js';
import {
  chosenFrameworks,
  type Device,
  FRAMEWORK_NAMES,
  type FrameworkName,
  FRAMEWORKS,
  type ModelChoice,
  ON_GPU,
} from './frameworks.js';
import type { TrainedModel } from './member.js';
import type { ModelMetrics } from './metrics.js';
import type { GivenParameters } from './parameters.js';
import type { SearchSpace, SearchTrial } from './search.js';
import { TRACKING, type TrackingReport, trackTraining } from './tracking.js';

export interface ModelTrainingInput extends GivenParameters {
  readonly model: ModelChoice;
  readonly dataset?: DatasetChoice;
  /** Shares of all rows: to watch the training, and to judge the models once they are trained. */
  readonly validation_split?: number;
  readonly test_split?: number;
  readonly search?: SearchSpace;
  /** What to train on; the CPU when left out. Without `allow_cpu` a GPU that is not there is an error. */
  readonly device?: Device;
  readonly allow_cpu?: boolean;
  /** Whether an MLflow server is told of it. */
  readonly mlflow?: boolean;
}

/** A trained model and how it did on the held-out rows. */
export interface TrainingMember extends TrainedModel {
  readonly metrics: ModelMetrics;
}

export interface ModelTrainingResult {
  readonly data: PreparedData & DataDescription;
  readonly members: readonly TrainingMember[];
  /** Frameworks that ended without a model. */
  readonly failed: readonly { readonly model: string; readonly error: TaskError | null }[];
  /** What a search has tried; null when none was asked for. */
  readonly search: readonly SearchTrial[] | null;
  /** The mean of the members' probabilities (of their values, in a regression), judged on the same held-out rows. */
  readonly ensemble: { readonly models: readonly FrameworkName[]; readonly metrics: ModelMetrics };
  /** Where MLflow shows it; null when it was not told. */
  readonly tracking: TrackingReport | null;
}

/** Errors that another attempt would meet again. */
const HOPELESS = [
  'InvalidDataset',
  'ArtifactNotFound',
  'UnsuitableData',
  'UnknownFramework',
  'DeviceMissing',
  'SearchFailed',
  'TrainingDiverged',
  'TrainerOutOfMemory',
];

const retry = {
  ...USUAL_RETRY,
  nonRetryable: HOPELESS,
} as const;

const training = (name: FrameworkName): ActivityContract => ({
  activity: 'trainModel',
  title: FRAMEWORKS[name].title,
  taskQueue: FRAMEWORKS[name].taskQueue,
  ownWorker: FRAMEWORKS[name].ownWorker,
  perAttempt: '12 hours',
  total: '48 hours',
  heartbeat: '10 seconds',
  // Every attempt goes on from the checkpoint of the one before, so many of them cost little.
  retry: { ...retry, maximumAttempts: 20 },
});

const step = (activity: string, title: string): ActivityContract => ({
  activity,
  title,
  taskQueue: 'cpu',
  perAttempt: '10 minutes',
  total: '1 hour',
  heartbeat: '10 seconds',
  retry,
});

export const modelTraining = defineTask<ModelTrainingInput, ModelTrainingResult>()({
  type: 'model_training',
  title: 'Model training',
  description:
    'Trains a model with each chosen framework on the same rows, in parallel, and judges them and their ensemble.',
  workflow: 'modelTraining',
  subtasks: { ...Object.fromEntries(FRAMEWORK_NAMES.map((name) => [name, training(name)])), [TRACKING]: trackTraining },
  plan: ({ model, mlflow }) => [...chosenFrameworks(model), ...(mlflow === true ? [TRACKING] : [])],
  // With allow_cpu every worker of ml will do: it takes its GPU where it has one.
  placements: ({ model, device, allow_cpu }) =>
    device === 'gpu' && allow_cpu !== true
      ? Object.fromEntries(chosenFrameworks(model).map((name) => [name, ON_GPU]))
      : {},
  steps: {
    prepare: step('prepareData', 'Prepare the data'),
    choose: step('chooseModels', 'Choose the best trials'),
    ensemble: step('judgeModels', 'Judge the models'),
  },
  failurePolicy: 'partial',
  waitsForWorker: true,
  retentionSeconds: 30 * 24 * 3600,
  artifactFields: [{ field: 'dataset.csv', becomes: 'dataset.artifact_id', kind: 'bytes' }],
  examples: [
    { summary: 'Handwritten digits', input: { model: 'tfjs', epochs: 50 } },
    {
      summary: 'An uploaded CSV',
      input: {
        model: 'tfjs',
        dataset: { artifact_id: '0199f3d2-7c1e-7a50-9b52-6f1d2f6f0a11', target: 'price', task: 'regression' },
        early_stopping: { patience: 10 },
      },
    },
    {
      summary: 'The best of six trainings, each a task of its own',
      input: { model: 'tfjs', search: { learning_rate: [0.0003, 0.001, 0.003], hidden_layers: [[64], [128, 64]] } },
    },
  ],
});
