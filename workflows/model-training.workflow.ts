import type { TaskStart } from '../contracts/task-run.js';
import type { PreparedData } from '../contracts/training/dataset.js';
import { modelTraining as contract, type ModelTrainingInput } from '../contracts/training/model-training.contract.js';
import type { FrameworkName } from '../contracts/training/frameworks.js';
import { TRACKING } from '../contracts/training/tracking.js';
import { completeParameters, DEFAULTS } from '../contracts/training/parameters.js';
import { taskFailure } from './failures.js';
import { runActivity } from './run-activity.js';
import { runTask, type TaskSummary } from './run-task.js';
import type { RunningTask } from './running-task.js';
import { searchModels } from './search-models.js';

/** The data are prepared once, every framework trains on them in parallel, and what came of it is judged together. */
export function modelTraining(start: TaskStart<ModelTrainingInput>): Promise<TaskSummary> {
  return runTask(contract, start, async (task) => {
    const data = await prepareData(task);
    const parameters = completeParameters(task.input);
    const { search, device, allow_cpu } = task.input;
    const outcomes = await task.fanOut(
      (name, ended) =>
        name === TRACKING
          ? { data, outcomes: ended }
          : { framework: name, data: data.data_artifact_id, parameters, device, allow_cpu },
      search &&
        ((name) =>
          searchModels(name as FrameworkName, start, search, (request) =>
            runActivity(name, contract.steps.choose, request),
          )),
    );
    const tracking = outcomes.find(({ name }) => name === TRACKING);
    return task.runStep('ensemble', { data, outcomes: outcomes.filter((outcome) => outcome !== tracking), tracking });
  });
}

async function prepareData(task: RunningTask<ModelTrainingInput>): Promise<PreparedData> {
  const { dataset, seed, validation_split, test_split } = { ...DEFAULTS, ...task.input };
  const prepared = await task.runStep<PreparedData>('prepare', { dataset, seed, validation_split, test_split });
  if (!('inline' in prepared)) throw taskFailure('InvalidDataset', 'The prepared data cannot be told in few words.');
  return prepared.inline;
}
