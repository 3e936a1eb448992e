import * as tf from '@tensorflow/tfjs';
import type { TrainingParameters } from '../../../contracts/training/parameters.js';
import type { Checkpoint, CheckpointState } from '../checkpoint-file.js';
import type { PreparedFile } from '../dataset/prepared-file.js';
import { GENERATOR, openRandom, PURPOSE, shuffle } from '../random.js';
import { floatsOf, integersOf, type Tensor, type Tensors } from '../tensors/safetensors.js';
import { TrainingDiverged } from '../training-diverged.js';
import { UnsuitableData } from '../unsuitable-data.js';
import { countWeights, forward, loadNetwork, makeNetwork, saveNetwork } from './network.js';
import { Optimizer } from './optimizer.js';
import { type Model, passRows, takeRows } from './pass-rows.js';
import { headOf } from './task-head.js';

const WATCHED_AT_ONCE = 1024;

export interface TrainingOrder {
  readonly data: PreparedFile;
  readonly prepared_sha256: string;
  readonly parameters: TrainingParameters;
  readonly checkpoint: Checkpoint | null;
}

export interface TrainingOutcome {
  readonly tensors: Record<string, Tensor>;
  /** For the held-out rows: probabilities, or values in units of the target. */
  readonly predictions: Float32Array;
  readonly weights: number;
  readonly state: CheckpointState;
  readonly stopped_early: boolean;
}

/** One training from its start, or from a checkpoint, epoch by epoch. */
export class TrainingRun {
  state: CheckpointState;
  private readonly rows: Readonly<Record<'train' | 'validation' | 'test', Int32Array>>;
  private readonly model: Model;
  private readonly optimizer: Optimizer;
  private best: Record<string, Tensor>;
  private readonly began = performance.now();
  private readonly secondsBefore: number;

  /** Throws UnsuitableData. */
  constructor(private readonly order: TrainingOrder) {
    const { description, tensors } = order.data;
    const { features } = description;
    if (features === 0)
      throw new UnsuitableData(
        'The data have columns of text alone, and tfjs reads none: choose the model huggingface.',
      );
    const { seed, hidden_layers } = order.parameters;
    const rowsOf = (part: string) => integersOf(tensors, `${part}_rows`);
    this.rows = { train: rowsOf('train'), validation: rowsOf('validation'), test: rowsOf('test') };
    const head = headOf(description, tensors);
    const saved = order.checkpoint;
    const network = saved ? loadNetwork(saved.tensors) : makeNetwork([features, ...hidden_layers, head.outputs], seed);
    this.model = { network, head, x: floatsOf(tensors, 'x'), features };
    const optimizerState = saved && { tensors: saved.tensors, step: saved.state.step };
    this.optimizer = new Optimizer(network, order.parameters, optimizerState ?? undefined);
    this.best = saved ? takePrefixed(saved.tensors, 'best.') : {};
    this.state = saved ? { ...saved.state, parameters: order.parameters } : startState(order);
    this.secondsBefore = this.state.seconds;
  }

  isToStop(): boolean {
    const { early_stopping } = this.order.parameters;
    return early_stopping !== null && (this.state.best?.waited ?? 0) >= early_stopping.patience;
  }

  /** Throws TrainingDiverged; `kept` is the epoch of the newest checkpoint, if there is one. */
  trainEpoch(kept: number | null): void {
    const epoch = this.state.epoch + 1;
    const { learning_rate, seed, batch_size } = this.order.parameters;
    const rows = this.rows.train.slice();
    shuffle(rows, openRandom(seed, PURPOSE.shuffle, epoch));
    const learned = passRows(this.model, rows, batch_size, this.optimizer);
    const { validation } = this.rows;
    const watched = validation.length > 0 ? passRows(this.model, validation, WATCHED_AT_ONCE) : null;
    if (![learned.loss, watched?.loss ?? 0].every(Number.isFinite))
      throw new TrainingDiverged(epoch, kept, learning_rate);
    const seconds = this.secondsBefore + (performance.now() - this.began) / 1000;
    const point = {
      epoch,
      loss: learned.loss,
      accuracy: learned.accuracy,
      val_loss: watched?.loss ?? null,
      val_accuracy: watched?.accuracy ?? null,
      learning_rate,
      seconds,
    };
    this.state = {
      ...this.state,
      epoch,
      step: this.optimizer.step,
      random: { generator: GENERATOR, seed, next_epoch: epoch + 1 },
      best: watched && this.judgeEpoch(epoch, watched.loss),
      seconds,
      curve: [...this.state.curve, point],
    };
  }

  save(): Checkpoint {
    const best = Object.entries(this.best).map(([name, tensor]) => [`best.${name}`, tensor] as const);
    const tensors = { ...saveNetwork(this.model.network), ...this.optimizer.save(), ...Object.fromEntries(best) };
    return { state: this.state, tensors };
  }

  /** With early stopping the model of the best epoch, else that of the last. */
  finish(): TrainingOutcome {
    const isBest = Object.keys(this.best).length > 0;
    const tensors = isBest ? this.best : saveNetwork(this.model.network);
    const network = isBest ? loadNetwork(tensors) : this.model.network;
    const predictions = tf.tidy(() => this.model.head.predict(forward(network, takeRows(this.model, this.rows.test))));
    const stopped_early = this.state.epoch < this.order.parameters.epochs;
    return { tensors, predictions, weights: countWeights(network), state: this.state, stopped_early };
  }

  private judgeEpoch(epoch: number, loss: number): CheckpointState['best'] {
    const { best } = this.state;
    const { early_stopping } = this.order.parameters;
    if (best && loss >= best.loss - (early_stopping?.min_delta ?? 0)) return { ...best, waited: best.waited + 1 };
    if (early_stopping) this.best = saveNetwork(this.model.network);
    return { epoch, loss, waited: 0 };
  }
}

function startState({ parameters, prepared_sha256 }: TrainingOrder): CheckpointState {
  return {
    format: 'millrace-checkpoint/1',
    framework: 'tfjs',
    prepared_sha256,
    parameters,
    epoch: 0,
    step: 0,
    random: { generator: GENERATOR, seed: parameters.seed, next_epoch: 1 },
    best: null,
    seconds: 0,
    curve: [],
  };
}

function takePrefixed(tensors: Tensors, prefix: string): Record<string, Tensor> {
  const found = Object.entries(tensors).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(found.map(([name, tensor]) => [name.slice(prefix.length), tensor]));
}
