import { Injectable } from '@nestjs/common';
import type { DataDescription } from '../../contracts/training/dataset.js';
import type {
  EncodedRows,
  ModelPredictionInput,
  ModelPredictionResult,
  Prediction,
  PredictRowsRequest,
} from '../../contracts/training/model-prediction.contract.js';
import { currentSubtask } from '../../src/subtasks/subtask-context.js';
import { describeRows } from './dataset/encode-rows.js';
import { readPrepared } from './dataset/prepared-file.js';
import { likeliest } from './evaluation/judge-classes.js';
import { readModel } from './model/model-file.js';
import { TrainerProcesses } from './processes/trainer-processes.js';
import { StoredFiles } from './stored-files.js';
import { floatsOf, tensorOf } from './tensors/safetensors.js';
import { UnknownFramework } from './unknown-framework.js';

/** Serves models that a training stored. */
@Injectable()
export class PredictionActivities {
  constructor(
    private readonly files: StoredFiles,
    private readonly processes: TrainerProcesses,
  ) {}

  /** Stores rows as the model's data were. Throws InvalidModel, InvalidRow and ArtifactNotFound, which no retry mends. */
  async encodeRows({ model_artifact_id, rows }: ModelPredictionInput): Promise<EncodedRows> {
    const { card } = readModel(model_artifact_id, (await this.files.read(model_artifact_id)).bytes);
    const { artifact_id } = await this.files.keep('rows', describeRows(card.data, rows));
    return { framework: card.framework, rows_artifact_id: artifact_id };
  }

  /** Throws InvalidModel, ArtifactNotFound and UnknownFramework, which no retry mends. */
  async predictRows({ model_artifact_id, rows_artifact_id }: PredictRowsRequest): Promise<ModelPredictionResult> {
    const { card, tensors } = readModel(model_artifact_id, (await this.files.read(model_artifact_id)).bytes);
    if (card.framework !== 'tfjs') throw new UnknownFramework(card.framework);
    const prepared = readPrepared((await this.files.read(rows_artifact_id)).bytes);
    const { data: description } = card;
    const task = { predict: { description, weights: tensors, rows: floatsOf(prepared.tensors, 'x') } };
    const last = await this.processes.run(task, currentSubtask());
    if (!('predicted' in last)) throw new Error('The process of a prediction answered with something else.');
    const rows = tensorOf(prepared.tensors, 'x').shape[0] ?? 0;
    return {
      model: card.framework,
      task: description.task,
      target: description.target,
      predictions: Array.from({ length: rows }, (_, row) => describePrediction(description, last.predicted, row)),
    };
  }
}

function describePrediction({ task, classes }: DataDescription, numbers: Float32Array, row: number): Prediction {
  if (task === 'regression') return { value: numbers[row] ?? 0 };
  const line = numbers.subarray(row * classes.length, (row + 1) * classes.length);
  const probabilities = Object.fromEntries(classes.map((label, at) => [label, line[at] ?? 0]));
  return { label: classes[likeliest(line)] ?? '', probabilities };
}
