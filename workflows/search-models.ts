import { executeChild, isCancellation, uuid4, workflowInfo } from '@temporalio/workflow';
import type { JsonValue } from '../contracts/json.js';
import type { Stored, TaskStart } from '../contracts/task-run.js';
import type { FrameworkName } from '../contracts/training/frameworks.js';
import type { ModelTrainingInput } from '../contracts/training/model-training.contract.js';
import {
  type ChooseModelsRequest,
  type Combination,
  type EndedTrial,
  listCombinations,
  type SearchSpace,
} from '../contracts/training/search.js';
import { describeFailure } from './failures.js';

type Choose = (request: ChooseModelsRequest) => Promise<Stored<JsonValue>>;

/**
 * Trains every combination with one framework, each as a task of its own that is a child of this one, and lets the best be
 * chosen. A trial that fails is told; the others go on.
 */
export async function searchModels(
  model: FrameworkName,
  start: TaskStart<ModelTrainingInput>,
  space: SearchSpace,
  choose: Choose,
): Promise<Stored<JsonValue>> {
  const runs = listCombinations(space).map((combination) => runTrial(model, start, combination));
  // A search that is cancelled ends after its last trial has.
  const ended = await Promise.allSettled(runs);
  const trials = ended.map((trial) => {
    if (trial.status === 'rejected') throw trial.reason;
    return trial.value;
  });
  return choose({ model, keep: space.keep ?? 1, trials });
}

async function runTrial(
  model: FrameworkName,
  { task_type, input, tenant, tags }: TaskStart<ModelTrainingInput>,
  parameters: Combination,
): Promise<EndedTrial> {
  const { workflowId } = workflowInfo();
  // A run that starts again after the engine was lost must not meet the ended tasks of the one before.
  const task_id = uuid4();
  const { search: _search, mlflow: _mlflow, ...shared } = input;
  const trial: TaskStart<ModelTrainingInput> = {
    task_type,
    input: { ...shared, ...parameters, model: [model] },
    tenant,
    tags: { ...tags, search_of: workflowId },
  };
  try {
    await executeChild('modelTraining', { workflowId: task_id, args: [trial], parentClosePolicy: 'REQUEST_CANCEL' });
    return { task_id, parameters, error: null };
  } catch (failure) {
    if (isCancellation(failure)) throw failure;
    const { cause } = failure as Error;
    return { task_id, parameters, error: describeFailure(cause ?? failure, null).message };
  }
}
