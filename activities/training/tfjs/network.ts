import * as tf from '@tensorflow/tfjs';
import { openRandom, PURPOSE, spread } from '../random.js';
import { floatsOf, type Tensor, tensorOf, type Tensors } from '../tensors/safetensors.js';

/** A dense network with rectified hidden layers. Its tensors are `layer.<n>.weight` (inputs by outputs) and `layer.<n>.bias`. */
export interface Network {
  readonly variables: readonly tf.Variable[];
  readonly names: readonly string[];
}

/** A new network: weights as Glorot and Bengio spread them, out of the seed alone; biases of zero. */
export function makeNetwork(widths: readonly number[], seed: number): Network {
  const random = openRandom(seed, PURPOSE.weights);
  const tensors: Record<string, Tensor> = {};
  for (const [layer, inputs] of widths.slice(0, -1).entries()) {
    const outputs = widths[layer + 1] ?? 1;
    const limit = Math.sqrt(6 / (inputs + outputs));
    tensors[`layer.${layer}.weight`] = { shape: [inputs, outputs], data: spread(inputs * outputs, limit, random) };
    tensors[`layer.${layer}.bias`] = { shape: [outputs], data: new Float32Array(outputs) };
  }
  return loadNetwork(tensors);
}

/** The network that these tensors hold; others among them, told by their names, are left. */
export function loadNetwork(tensors: Tensors): Network {
  const names = Object.keys(tensors).filter((name) => name.startsWith('layer.'));
  const variables = names.map((name) =>
    tf.variable(tf.tensor(floatsOf(tensors, name), [...tensorOf(tensors, name).shape])),
  );
  return { variables, names };
}

export function saveNetwork({ variables, names }: Network): Record<string, Tensor> {
  return Object.fromEntries(names.map((name, at) => [name, saveVariable(variables[at])]));
}

export function saveVariable(variable: tf.Variable | undefined): Tensor {
  if (!variable) throw new Error('A network has a variable for each of its names.');
  return { shape: [...variable.shape], data: Float32Array.from(variable.dataSync<'float32'>()) };
}

export function countWeights({ variables }: Network): number {
  return variables.reduce((sum, { size }) => sum + size, 0);
}

/** The numbers of the last layer, before they are made probabilities. */
export function forward({ variables }: Network, rows: tf.Tensor2D): tf.Tensor2D {
  const layers = variables.length / 2;
  let values: tf.Tensor2D = rows;
  for (let layer = 0; layer < layers; layer += 1) {
    const [weight, bias] = [variables[2 * layer], variables[2 * layer + 1]];
    if (!weight || !bias) throw new Error('A layer has a weight and a bias.');
    values = tf.add(tf.matMul(values, weight as tf.Variable<tf.Rank.R2>), bias);
    if (layer < layers - 1) values = tf.relu(values);
  }
  return values;
}
