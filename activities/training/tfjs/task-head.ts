import * as tf from '@tensorflow/tfjs';
import type { DataDescription } from '../../../contracts/training/dataset.js';
import { floatsOf, integersOf, type Tensors } from '../tensors/safetensors.js';

/** What differs between the tasks: the width of the last layer, the loss, what counts as right, and what is told. */
export interface TaskHead {
  readonly outputs: number;
  loss(outputs: tf.Tensor2D, rows: Int32Array): tf.Scalar;
  /** How many of the rows are right; null where nothing is right or wrong. */
  countRight(outputs: tf.Tensor2D, rows: Int32Array): number | null;
  /** Probabilities, or values in units of the target. */
  predict(outputs: tf.Tensor2D): Float32Array;
}

export function headOf(description: DataDescription, tensors: Tensors): TaskHead {
  return description.task === 'classification'
    ? classHead(description.classes.length, 'y' in tensors ? integersOf(tensors, 'y') : new Int32Array(0))
    : valueHead(description, 'y' in tensors ? floatsOf(tensors, 'y') : new Float32Array(0));
}

function classHead(classes: number, y: Int32Array): TaskHead {
  const labels = (rows: Int32Array) => rows.map((row) => y[row] ?? 0);
  return {
    outputs: classes,
    loss(outputs, rows) {
      const logs = tf.sub(outputs, tf.logSumExp(outputs, -1, true));
      const chosen = tf.mul(tf.oneHot(tf.tensor1d(labels(rows), 'int32'), classes), logs);
      return tf.neg(tf.mean(tf.sum(chosen, -1)));
    },
    countRight(outputs, rows) {
      const predicted = outputs.argMax(-1).dataSync();
      return labels(rows).reduce((right, label, at) => right + Number(predicted[at] === label), 0);
    },
    predict: (outputs) => Float32Array.from(tf.softmax(outputs).dataSync<'float32'>()),
  };
}

function valueHead({ target_mean: mean, target_std: std }: DataDescription, y: Float32Array): TaskHead {
  return {
    outputs: 1,
    loss(outputs, rows) {
      const scaled = Float32Array.from(rows, (row) => ((y[row] ?? 0) - mean) / std);
      return tf.mean(tf.square(tf.sub(outputs, tf.tensor2d(scaled, [rows.length, 1]))));
    },
    countRight: () => null,
    predict: (outputs) => Float32Array.from(outputs.dataSync<'float32'>(), (value) => value * std + mean),
  };
}
