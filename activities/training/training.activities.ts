import { Injectable } from '@nestjs/common';
import type { JsonObject } from '../../contracts/json.js';
import type {
  CheckpointNote,
  ModelCard,
  TrainedModel,
  TrainedModels,
  TrainModelRequest,
} from '../../contracts/training/member.js';
import { currentSubtask } from '../../src/subtasks/subtask-context.js';
import { type Checkpoint, readCheckpoint, refuseCheckpoint } from './checkpoint-file.js';
import { readPrepared } from './dataset/prepared-file.js';
import { describePredictions, heldOutOf } from './evaluation/held-out.js';
import { judge } from './evaluation/judge.js';
import { describeModel } from './model/model-file.js';
import { thinCurve } from './model/thin-curve.js';
import { TrainerProcesses } from './processes/trainer-processes.js';
import type { Trained } from './processes/trainer-messages.js';
import { StoredFiles } from './stored-files.js';
import type { TrainingOrder } from './tfjs/training-run.js';
import { TrainingReport } from './training-report.js';
import { UnknownFramework } from './unknown-framework.js';

/** Trains models with tfjs, the framework that needs no worker of its own. */
@Injectable()
export class TrainingActivities {
  constructor(
    private readonly files: StoredFiles,
    private readonly processes: TrainerProcesses,
  ) {}

  /**
   * Trains one model, from the newest checkpoint where there is one. Throws UnknownFramework, UnsuitableData, TrainingDiverged
   * and TrainerOutOfMemory, which no retry mends, and TrainerCrashed.
   */
  async trainModel(request: TrainModelRequest): Promise<TrainedModels> {
    const { framework, data, parameters } = request;
    if (framework !== 'tfjs') throw new UnknownFramework(framework);
    const { bytes, sha256: prepared_sha256 } = await this.files.read(data);
    const checkpoint = await this.#findCheckpoint(request, prepared_sha256);
    const order: TrainingOrder = { data: readPrepared(bytes), prepared_sha256, parameters, checkpoint };
    const report = new TrainingReport(framework, parameters.epochs, this.files);
    // Whatever ends the training: a checkpoint that is there is kept before the attempt ends.
    const running = this.processes.run({ train: order }, currentSubtask(), (message) => report.hear(message));
    const last = await running.finally(() => report.settle());
    if (!('trained' in last)) throw new Error('The process of a training answered with something else.');
    return this.#keep(request, order, last.trained);
  }

  async #findCheckpoint(request: TrainModelRequest, prepared: string): Promise<Checkpoint | null> {
    const subtask = currentSubtask();
    const artifactId = (subtask.checkpoint as unknown as CheckpointNote | null)?.artifact_id ?? request.resume_from;
    const bytes = artifactId === undefined ? null : await this.files.find(artifactId);
    if (bytes === null) return null;
    const checkpoint = readCheckpoint(bytes);
    const { framework, parameters } = request;
    const refusal = refuseCheckpoint(checkpoint, framework, prepared, parameters);
    if (refusal === null)
      subtask.log('info', `Goes on after epoch ${checkpoint.state.epoch}, from checkpoint ${artifactId}.`);
    else subtask.log('warn', `Starts anew: there is checkpoint ${artifactId}, but ${refusal}.`);
    return refusal === null ? checkpoint : null;
  }

  async #keep(request: TrainModelRequest, order: TrainingOrder, trained: Trained): Promise<TrainedModels> {
    const { framework, parameters } = request;
    const { data, checkpoint, prepared_sha256 } = order;
    const { tensors, predictions, weights, state, stopped_early, versions, peak_memory_mb } = trained;
    const heldOut = heldOutOf(data);
    const best_epoch = parameters.early_stopping && state.best ? state.best.epoch : state.epoch;
    const card: ModelCard = {
      format: 'millrace-model/1',
      framework,
      data: data.description,
      prepared_sha256,
      parameters,
      weights,
      epochs_run: state.epoch,
      best_epoch,
      metrics: judge(heldOut, predictions) as unknown as JsonObject,
      versions,
      seed: parameters.seed,
      task_id: currentSubtask().taskId,
    };
    const model = await this.files.keep(`model-${framework}`, describeModel(card, tensors));
    const file = describePredictions(data.description, heldOut.truth.length, predictions);
    const predicted = await this.files.keep(`predictions-${framework}`, file);
    const one: TrainedModel = {
      model: framework,
      model_artifact_id: model.artifact_id,
      predictions_artifact_id: predicted.artifact_id,
      parameters,
      weights,
      epochs_run: state.epoch,
      best_epoch,
      val_loss: state.curve[best_epoch - 1]?.val_loss ?? null,
      stopped_early,
      resumed_from_epoch: checkpoint?.state.epoch ?? null,
      device: 'cpu',
      seconds: state.seconds,
      peak_memory_mb,
      curve: thinCurve(state.curve),
    };
    return { models: [one] };
  }
}
