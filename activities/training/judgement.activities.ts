import { Injectable } from '@nestjs/common';
import type { SubtaskOutcome } from '../../contracts/task-run.js';
import type { PreparedData } from '../../contracts/training/dataset.js';
import type { TrainedModel, TrainedModels } from '../../contracts/training/member.js';
import type { ModelTrainingResult, TrainingMember } from '../../contracts/training/model-training.contract.js';
import type { TrackingReport } from '../../contracts/training/tracking.js';
import { StoredValues } from '../../src/subtasks/stored-values.js';
import { currentSubtask } from '../../src/subtasks/subtask-context.js';
import { readPrepared } from './dataset/prepared-file.js';
import { type HeldOut, heldOutOf, readPredictions } from './evaluation/held-out.js';
import { average, judge } from './evaluation/judge.js';
import { StoredFiles } from './stored-files.js';
import { readTensors } from './tensors/safetensors.js';

export interface JudgeModelsRequest {
  readonly data: PreparedData;
  /** Of the frameworks. */
  readonly outcomes: readonly SubtaskOutcome<TrainedModels>[];
  /** Of the subtask that told MLflow, if there was one. */
  readonly tracking?: SubtaskOutcome<TrackingReport>;
}

interface Judged {
  readonly member: TrainingMember;
  readonly predictions: Float32Array;
}

/** Judges models of all frameworks the same way, by what they predicted for the held-out rows. */
@Injectable()
export class JudgementActivities {
  constructor(
    private readonly files: StoredFiles,
    private readonly values: StoredValues,
  ) {}

  /** Makes the result of a training out of the models that are there. */
  async judgeModels({ data, outcomes, tracking }: JudgeModelsRequest): Promise<ModelTrainingResult> {
    const { bytes } = await this.files.read(data.data_artifact_id);
    const heldOut = heldOutOf(readPrepared(bytes));
    const judged: Judged[] = [];
    const trained = await this.#readModels(outcomes);
    for (const model of trained.flatMap(({ models }) => models)) judged.push(await this.#judge(model, heldOut));
    const trials = trained.flatMap(({ trials: tried }) => tried ?? []);
    const failed = outcomes.filter(({ status }) => status !== 'SUCCESS');
    const metrics = judge(heldOut, average(judged.map(({ predictions }) => predictions)));
    currentSubtask().log('info', `${judged.length} models judged on ${heldOut.truth.length} held-out rows.`);
    return {
      data: { ...data, ...heldOut.description },
      members: judged.map(({ member }) => member),
      failed: failed.map(({ name, error, reason }) => ({
        model: name,
        error: error ?? (reason === undefined ? null : { type: 'Skipped', message: reason, subtask: name }),
      })),
      search: trials.length > 0 ? trials : null,
      ensemble: { models: judged.map(({ member }) => member.model), metrics },
      tracking: tracking?.result ? await this.values.read(tracking.result) : null,
    };
  }

  async #readModels(outcomes: readonly SubtaskOutcome<TrainedModels>[]): Promise<TrainedModels[]> {
    const stored = outcomes.flatMap(({ result }) => result ?? []);
    return Promise.all(stored.map((models) => this.values.read(models)));
  }

  async #judge(model: TrainedModel, heldOut: HeldOut): Promise<Judged> {
    const { bytes } = await this.files.read(model.predictions_artifact_id);
    const predictions = readPredictions(heldOut, readTensors(bytes).tensors);
    return { member: { ...model, metrics: judge(heldOut, predictions) }, predictions };
  }
}
