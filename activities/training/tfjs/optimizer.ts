import * as tf from '@tensorflow/tfjs';
import type { TrainingParameters } from '../../../contracts/training/parameters.js';
import { floatsOf, type Tensor, tensorOf, type Tensors } from '../tensors/safetensors.js';
import { type Network, saveVariable } from './network.js';

const [FIRST, SECOND, TINY] = [0.9, 0.999, 1e-8];

/**
 * Gradient descent, plain or Adam (Kingma and Ba, 2015). The library's own Adam computes its powers anew when its state is
 * loaded, and not to the last bit: this one goes on from a checkpoint exactly as if it had never stopped.
 */
export class Optimizer {
  step = 0;
  private moments: tf.Variable[][] = [];

  constructor(
    private readonly network: Network,
    private readonly parameters: Pick<TrainingParameters, 'optimizer' | 'learning_rate'>,
    saved?: { readonly tensors: Tensors; readonly step: number },
  ) {
    if (parameters.optimizer === 'adam')
      this.moments = ['first', 'second'].map((moment) => this.load(moment, saved?.tensors));
    this.step = saved?.step ?? 0;
  }

  /** Takes one step down a loss, and returns the loss before it. */
  minimize(loss: () => tf.Scalar): number {
    const { value, grads } = tf.variableGrads(loss, [...this.network.variables]);
    this.step += 1;
    tf.tidy(() => {
      for (const [at, variable] of this.network.variables.entries()) {
        const gradient = grads[variable.name];
        if (gradient) variable.assign(tf.sub(variable, this.move(at, gradient)));
      }
    });
    const before = value.dataSync()[0] ?? NaN;
    tf.dispose([value, ...Object.values(grads)]);
    return before;
  }

  /** The state beside the weights, as tensors `adam.first.<name>` and `adam.second.<name>`. */
  save(): Record<string, Tensor> {
    const saved: Record<string, Tensor> = {};
    for (const [moment, variables] of this.moments.entries())
      for (const [at, name] of this.network.names.entries())
        saved[`adam.${moment === 0 ? 'first' : 'second'}.${name}`] = saveVariable(variables[at]);
    return saved;
  }

  private load(moment: string, tensors: Tensors | undefined): tf.Variable[] {
    return this.network.names.map((name, at) => {
      const key = `adam.${moment}.${name}`;
      const shape = this.network.variables[at]?.shape ?? [];
      const start = tensors ? tf.tensor(floatsOf(tensors, key), [...tensorOf(tensors, key).shape]) : tf.zeros(shape);
      return tf.variable(start, false);
    });
  }

  private move(at: number, gradient: tf.Tensor): tf.Tensor {
    const rate = this.parameters.learning_rate;
    const [first, second] = [this.moments[0]?.[at], this.moments[1]?.[at]];
    if (!first || !second) return tf.mul(gradient, rate);
    first.assign(tf.add(tf.mul(first, FIRST), tf.mul(gradient, 1 - FIRST)));
    second.assign(tf.add(tf.mul(second, SECOND), tf.mul(tf.square(gradient), 1 - SECOND)));
    const correction = Math.sqrt(1 - SECOND ** this.step) / (1 - FIRST ** this.step);
    return tf.div(tf.mul(first, rate * correction), tf.add(tf.sqrt(second), TINY));
  }
}
