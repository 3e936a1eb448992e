import type { JsonObject } from '../json.js';
import type { DataDescription } from './dataset.js';
import type { Device, FrameworkName } from './frameworks.js';
import type { TrainingParameters } from './parameters.js';
import type { SearchTrial } from './search.js';

/** The argument of the activity `trainModel`, on whichever task queue. `data` is the artifact that `prepare` made. */
export interface TrainModelRequest {
  readonly framework: FrameworkName;
  readonly data: string;
  readonly parameters: TrainingParameters;
  /** Left out: the CPU. A GPU that is not there is an error (DeviceMissing) unless `allow_cpu`. */
  readonly device?: Device;
  readonly allow_cpu?: boolean;
  /** The artifact of a checkpoint to go on from; what an earlier attempt of this very subtask left comes first. */
  readonly resume_from?: string;
}

/** One epoch, as its event tells it. Null is what does not apply: accuracy to a regression, validation without such rows. */
export interface EpochReport {
  readonly model: FrameworkName;
  readonly epoch: number;
  readonly epochs: number;
  readonly loss: number;
  readonly accuracy: number | null;
  readonly val_loss: number | null;
  readonly val_accuracy: number | null;
  readonly learning_rate: number;
  /** Time in training so far, attempts before this one included, and what is left at this speed. */
  readonly seconds: number;
  readonly eta_seconds: number;
}

/** A curve's point: an epoch without what is the same in all of them. */
export type CurvePoint = Omit<EpochReport, 'model' | 'epochs' | 'eta_seconds'>;

/** Where the newest checkpoint of a training is: the form in which `keepCheckpoint` and heartbeats tell it. */
export interface CheckpointNote {
  readonly artifact_id: string;
  readonly epoch: number;
}

/** A trained model. The held-out rows were in no way part of its training. Peak memory is of the process that trained. */
export interface TrainedModel {
  readonly model: FrameworkName;
  readonly model_artifact_id: string;
  readonly predictions_artifact_id: string;
  readonly parameters: TrainingParameters;
  readonly weights: number;
  readonly epochs_run: number;
  readonly best_epoch: number;
  /** The loss on the validation rows of the epoch whose model this is. */
  readonly val_loss: number | null;
  readonly stopped_early: boolean;
  readonly resumed_from_epoch: number | null;
  /** What it was trained on. */
  readonly device: Device;
  readonly seconds: number;
  readonly peak_memory_mb: number;
  /** At most 200 points, the first and the last among them. */
  readonly curve: readonly CurvePoint[];
}

/** What a framework's subtask returns. */
export interface TrainedModels {
  readonly models: readonly TrainedModel[];
  /** When they were searched for. */
  readonly trials?: readonly SearchTrial[];
}

/** What a model says of itself, in its header. */
export interface ModelCard {
  readonly format: 'millrace-model/1';
  readonly framework: FrameworkName;
  readonly data: DataDescription;
  readonly prepared_sha256: string;
  readonly parameters: TrainingParameters;
  readonly weights: number;
  readonly epochs_run: number;
  readonly best_epoch: number;
  /** On the held-out rows. */
  readonly metrics: JsonObject;
  readonly versions: Readonly<Record<string, string>>;
  readonly seed: number;
  readonly task_id: string;
}
