import type { CurvePoint, CheckpointNote } from '../../contracts/training/member.js';
import type { TrainingParameters } from '../../contracts/training/parameters.js';
import { readTensors, type TensorFile, type Tensors, UnreadableTensors } from './tensors/safetensors.js';

/**
 * Where a training stands after an epoch, besides its tensors. `step` counts the batches so far. The order of the rows in an
 * epoch follows from the seed and its number, so `random` is all the state that chance has.
 */
export interface CheckpointState {
  readonly format: 'millrace-checkpoint/1';
  readonly framework: string;
  readonly prepared_sha256: string;
  readonly parameters: TrainingParameters;
  readonly epoch: CheckpointNote['epoch'];
  readonly step: number;
  readonly random: { readonly generator: string; readonly seed: number; readonly next_epoch: number };
  /** The epoch with the lowest validation loss, and how many have not been better since; for early stopping. */
  readonly best: { readonly epoch: number; readonly loss: number; readonly waited: number } | null;
  readonly seconds: number;
  readonly curve: readonly CurvePoint[];
}

export interface Checkpoint {
  readonly state: CheckpointState;
  readonly tensors: Tensors;
}

export function describeCheckpoint({ state, tensors }: Checkpoint): TensorFile {
  return { tensors, metadata: { format: state.format, state: JSON.stringify(state) } };
}

/** Throws UnreadableTensors. */
export function readCheckpoint(bytes: Buffer): Checkpoint {
  const { tensors, metadata } = readTensors(bytes);
  if (metadata['format'] !== 'millrace-checkpoint/1') throw new UnreadableTensors('This is no checkpoint.');
  return { tensors, state: JSON.parse(metadata['state'] ?? '{}') as CheckpointState };
}

/** Why a training cannot go on from a checkpoint; null when it can. More epochs than then are welcome. */
export function refuseCheckpoint(
  { state }: Checkpoint,
  framework: string,
  prepared: string,
  parameters: TrainingParameters,
): string | null {
  if (state.framework !== framework) return `it is of ${state.framework}`;
  if (state.prepared_sha256 !== prepared) return 'it is of other data or another split';
  if (essence(state.parameters) !== essence(parameters)) return 'it is of other parameters';
  return state.epoch > parameters.epochs ? `it has ${state.epoch} epochs already` : null;
}

function essence({
  learning_rate,
  batch_size,
  seed,
  hidden_layers,
  optimizer,
  early_stopping,
}: TrainingParameters): string {
  return JSON.stringify([learning_rate, batch_size, seed, hidden_layers, optimizer, early_stopping]);
}
