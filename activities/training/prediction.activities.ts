import { Injectable } from '@nestjs/common';
import type { DataDescription } from '../../contracts/training/dataset.js';
import type {
  ModelPredictionInput,
  ModelPredictionResult,
  Prediction,
} from '../../contracts/training/model-prediction.contract.js';
import { currentSubtask } from '../../src/subtasks/subtask-context.js';
import { encodeRows } from './dataset/encode-rows.js';
import { likeliest } from './evaluation/judge-classes.js';
import { readModel } from './model/model-file.js';
import { TrainerProcesses } from './processes/trainer-processes.js';
import { StoredFiles } from './stored-files.js';
import { UnknownFramework } from './unknown-framework.js';

/** Serves models that a training stored. */
@Injectable()
export class PredictionActivities {
  constructor(
    private readonly files: StoredFiles,
    private readonly processes: TrainerProcesses,
  ) {}

  /** Throws InvalidModel, InvalidRow, ArtifactNotFound and UnknownFramework, which no retry mends. */
  async predictRows({ model_artifact_id, rows }: ModelPredictionInput): Promise<ModelPredictionResult> {
    const { bytes } = await this.files.read(model_artifact_id);
    const { card, tensors } = readModel(model_artifact_id, bytes);
    if (card.framework !== 'tfjs') throw new UnknownFramework(card.framework);
    const { data: description } = card;
    const features = encodeRows(description, rows);
    const task = { predict: { description, weights: tensors, rows: features } };
    const last = await this.processes.run(task, currentSubtask());
    if (!('predicted' in last)) throw new Error('The process of a prediction answered with something else.');
    return {
      model: card.framework,
      task: description.task,
      target: description.target,
      predictions: rows.map((_, row) => describePrediction(description, last.predicted, row)),
    };
  }
}

function describePrediction({ task, classes }: DataDescription, numbers: Float32Array, row: number): Prediction {
  if (task === 'regression') return { value: numbers[row] ?? 0 };
  const line = numbers.subarray(row * classes.length, (row + 1) * classes.length);
  const probabilities = Object.fromEntries(classes.map((label, at) => [label, line[at] ?? 0]));
  return { label: classes[likeliest(line)] ?? '', probabilities };
}
