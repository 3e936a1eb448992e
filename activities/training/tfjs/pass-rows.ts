import * as tf from '@tensorflow/tfjs';
import { forward, type Network } from './network.js';
import type { Optimizer } from './optimizer.js';
import type { TaskHead } from './task-head.js';

export interface Figures {
  /** The mean over the rows. */
  readonly loss: number;
  readonly accuracy: number | null;
}

/** A network, what it learns, and the features of the rows it learns from. */
export interface Model {
  readonly network: Network;
  readonly head: TaskHead;
  readonly x: Float32Array;
  readonly features: number;
}

/** Goes once over these rows, in batches of `size`; with an optimizer, which takes a step after each, it learns from them. */
export function passRows(model: Model, rows: Int32Array, size: number, optimizer?: Optimizer): Figures {
  let loss = 0;
  let right = 0;
  for (let start = 0; start < rows.length; start += size) {
    const batch = rows.subarray(start, start + size);
    const figures = tf.tidy(() => passBatch(model, batch, optimizer));
    loss += figures.loss * batch.length;
    right += figures.right;
  }
  return { loss: loss / rows.length, accuracy: Number.isNaN(right) ? null : right / rows.length };
}

/** The features of some rows, in their order. */
export function takeRows({ x, features }: Pick<Model, 'x' | 'features'>, rows: Int32Array): tf.Tensor2D {
  const taken = new Float32Array(rows.length * features);
  for (const [at, row] of rows.entries()) taken.set(x.subarray(row * features, (row + 1) * features), at * features);
  return tf.tensor2d(taken, [rows.length, features]);
}

function passBatch(model: Model, batch: Int32Array, optimizer?: Optimizer): { loss: number; right: number } {
  const { network, head } = model;
  const inputs = takeRows(model, batch);
  let right = NaN;
  const measure = (): tf.Scalar => {
    const outputs = forward(network, inputs);
    right = head.countRight(outputs, batch) ?? NaN;
    return head.loss(outputs, batch);
  };
  const loss = optimizer ? optimizer.minimize(measure) : (measure().dataSync()[0] ?? NaN);
  return { loss, right };
}
