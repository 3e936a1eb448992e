import type { TaskStart } from '../contracts/task-run.js';
import {
  type EncodedRows,
  modelPrediction as contract,
  type ModelPredictionInput,
  predictionOf,
} from '../contracts/training/model-prediction.contract.js';
import { taskFailure } from './failures.js';
import { runActivity } from './run-activity.js';
import { runTask, type TaskSummary } from './run-task.js';

/** The rows are encoded as the model's data were, and predicted where its framework is. */
export function modelPrediction(start: TaskStart<ModelPredictionInput>): Promise<TaskSummary> {
  return runTask(contract, start, async (task) => {
    const { model_artifact_id } = task.input;
    const encoded = await task.runStep<EncodedRows>('encode', task.input);
    if (!('inline' in encoded)) throw taskFailure('InvalidModel', 'The rows cannot be told in few words.');
    const { framework, rows_artifact_id } = encoded.inline;
    const request = { model_artifact_id, rows_artifact_id };
    const [outcome] = await task.fanOut(
      () => request,
      (name) => runActivity(name, predictionOf(framework), request),
    );
    if (!outcome?.result)
      throw taskFailure('InvalidModel', `Nothing was predicted: ${outcome?.reason ?? 'no reason'}.`);
    return outcome.result;
  });
}
