import { setImmediate as yieldToEvents } from 'node:timers/promises';
import type { Checkpoint, CheckpointState } from '../checkpoint-file.js';
import { type TrainingOrder, type TrainingOutcome, TrainingRun } from './training-run.js';

export interface TrainingListener {
  epoch(state: CheckpointState): void;
  checkpoint(checkpoint: Checkpoint): void;
}

/** Trains a dense network, from the start or from a checkpoint: the outcome is the same to the last bit. */
export async function train(order: TrainingOrder, listener: TrainingListener): Promise<TrainingOutcome> {
  const run = new TrainingRun(order);
  const { epochs, checkpoint: pace } = order.parameters;
  let kept = { epoch: run.state.epoch, at: performance.now() };
  while (run.state.epoch < epochs && !run.isToStop()) {
    run.trainEpoch(kept.epoch > 0 ? kept.epoch : null);
    listener.epoch(run.state);
    const isDue = run.state.epoch - kept.epoch >= pace.epochs || performance.now() - kept.at >= pace.seconds * 1000;
    if (isDue && run.state.epoch < epochs) {
      listener.checkpoint(run.save());
      kept = { epoch: run.state.epoch, at: performance.now() };
    }
    await yieldToEvents();
  }
  return run.finish();
}
