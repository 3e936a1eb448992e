import * as tf from '@tensorflow/tfjs';
import type { DataDescription } from '../../../contracts/training/dataset.js';
import type { Tensors } from '../tensors/safetensors.js';
import { forward, loadNetwork } from './network.js';
import { headOf } from './task-head.js';

/** What a stored network says of rows of features: probabilities, a line of them a row, or values in units of the target. */
export function predict(description: DataDescription, weights: Tensors, rows: Float32Array): Float32Array {
  const count = rows.length / description.features;
  return tf.tidy(() =>
    headOf(description, weights).predict(
      forward(loadNetwork(weights), tf.tensor2d(rows, [count, description.features])),
    ),
  );
}
