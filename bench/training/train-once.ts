import { callApi } from '../../scripts/api-client/call-api.js';
import { followTask } from '../../scripts/api-client/follow-task.js';
import type { ModelTrainingResult } from '../../contracts/training/model-training.contract.js';

/** One task of model_training. */
export interface TrainingRun {
  readonly result: ModelTrainingResult;
  /** From before the POST until the end was told. */
  readonly wallSeconds: number;
  /** Of that, the training alone, by subtask: from the start of its attempt until its model was stored. */
  readonly trainingSeconds: Readonly<Record<string, number>>;
}

/** Has a stack train on digits, and follows the events to the end. */
export async function trainOnce(api: string, model: string, epochs: number): Promise<TrainingRun> {
  const begun = performance.now();
  const { task_id } = await callApi<{ task_id: string }>(`${api}/api/v1/tasks`, {
    ...{ task_type: 'model_training', model, epochs },
  });
  let status: string | undefined;
  for await (const event of followTask(api, task_id)) if (event.kind === 'done') status = event.status;
  const wallSeconds = (performance.now() - begun) / 1000;
  if (status !== 'SUCCESS')
    throw new Error(`The training of ${model} ended as ${status}: ${api}/api/v1/tasks/${task_id}`);
  const { result } = await callApi<{ result: ModelTrainingResult }>(`${api}/api/v1/tasks/${task_id}/result`);
  const { subtasks } = await callApi<{ subtasks: SubtaskTimes[] }>(`${api}/api/v1/tasks/${task_id}`);
  const trainingSeconds = Object.fromEntries(subtasks.map((subtask) => [subtask.name, secondsOf(subtask)]));
  return { result, wallSeconds, trainingSeconds };
}

interface SubtaskTimes {
  readonly name: string;
  readonly started_at: string;
  readonly finished_at: string;
}

function secondsOf({ started_at, finished_at }: SubtaskTimes): number {
  return (Date.parse(finished_at) - Date.parse(started_at)) / 1000;
}
