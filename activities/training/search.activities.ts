import { Injectable } from '@nestjs/common';
import type { TrainedModel, TrainedModels } from '../../contracts/training/member.js';
import type { ModelTrainingResult } from '../../contracts/training/model-training.contract.js';
import type { ChooseModelsRequest, EndedTrial } from '../../contracts/training/search.js';
import { EarlierTasks } from '../../src/store/earlier-tasks.js';
import { StoredValues } from '../../src/subtasks/stored-values.js';
import { currentSubtask } from '../../src/subtasks/subtask-context.js';
import { StoredFiles } from './stored-files.js';

/** No trial of a search has a model. No retry helps. */
class SearchFailed extends Error {
  override readonly name = 'SearchFailed';
}

interface Candidate {
  readonly trial: EndedTrial;
  readonly model: TrainedModel | null;
}

/** Chooses among the trials of a search, by their loss on the validation rows: the held-out ones must not have a say. */
@Injectable()
export class SearchActivities {
  constructor(
    private readonly earlier: EarlierTasks,
    private readonly values: StoredValues,
    private readonly files: StoredFiles,
  ) {}

  /** The best models, stored anew so that they last as long as this task. Throws SearchFailed. */
  async chooseModels({ model, keep, trials }: ChooseModelsRequest): Promise<TrainedModels> {
    const candidates: Candidate[] = [];
    for (const trial of trials)
      candidates.push({ trial, model: trial.error === null ? await this.#read(trial) : null });
    const best = candidates
      .flatMap((candidate) => (candidate.model ? [{ ...candidate, model: candidate.model }] : []))
      .sort((a, b) => (a.model.val_loss ?? Infinity) - (b.model.val_loss ?? Infinity))
      .slice(0, keep);
    if (best.length === 0)
      throw new SearchFailed(
        `None of ${trials.length} trials has a model. The first says: ${trials[0]?.error ?? 'nothing'}`,
      );
    const models: TrainedModel[] = [];
    for (const { model: one } of best) models.push(await this.#keep(one));
    currentSubtask().progress(100, `The best ${best.length} of ${trials.length} trials`);
    return {
      models,
      trials: candidates.map(({ trial, model: one }) => ({
        ...trial,
        model,
        val_loss: one?.val_loss ?? null,
        is_member: best.some(({ trial: { task_id } }) => task_id === trial.task_id),
      })),
    };
  }

  async #read({ task_id }: EndedTrial): Promise<TrainedModel | null> {
    const task = await this.earlier.find(task_id, currentSubtask().tenant);
    if (!task?.result) return null;
    const { members } = (await this.values.read(task.result)) as unknown as ModelTrainingResult;
    const [member] = members;
    if (!member) return null;
    const { metrics: _, ...model } = member;
    return model;
  }

  async #keep(model: TrainedModel): Promise<TrainedModel> {
    const copy = async (id: string) => (await this.files.copy(id)).artifact_id;
    return {
      ...model,
      model_artifact_id: await copy(model.model_artifact_id),
      predictions_artifact_id: await copy(model.predictions_artifact_id),
    };
  }
}
