import type { DataDescription } from '../../../contracts/training/dataset.js';
import type { PreparedFile } from '../dataset/prepared-file.js';
import { floatsOf, integersOf, type TensorFile, type Tensors, UnreadableTensors } from '../tensors/safetensors.js';

/** The rows that judge: their true classes (as numbers) or values, in the order of `test_rows`. */
export interface HeldOut {
  readonly description: DataDescription;
  readonly truth: readonly number[];
}

export function heldOutOf({ description, tensors }: PreparedFile): HeldOut {
  const y = description.task === 'classification' ? integersOf(tensors, 'y') : floatsOf(tensors, 'y');
  return { description, truth: [...integersOf(tensors, 'test_rows')].map((row) => y[row] ?? 0) };
}

const PREDICTIONS_FORMAT = 'millrace-predictions/1';

/**
 * Predictions for the held-out rows, in their order: the tensor `probabilities` (F32, rows by classes), or `values` (F32, in
 * units of the target).
 */
export function describePredictions({ task }: DataDescription, rows: number, data: Float32Array): TensorFile {
  const name = task === 'classification' ? 'probabilities' : 'values';
  const shape = task === 'classification' ? [rows, data.length / rows] : [rows];
  return { tensors: { [name]: { shape, data } }, metadata: { format: PREDICTIONS_FORMAT } };
}

/** The numbers of such predictions. Throws UnreadableTensors when they are not for these rows. */
export function readPredictions({ description, truth }: HeldOut, tensors: Tensors): Float32Array {
  const data = floatsOf(tensors, description.task === 'classification' ? 'probabilities' : 'values');
  if (data.length !== truth.length * Math.max(1, description.classes.length))
    throw new UnreadableTensors('The predictions are not for the rows that were held out. Train the model again.');
  return data;
}
