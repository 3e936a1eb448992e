import { callApi } from '../../scripts/api-client/call-api.js';
import { followTask } from '../../scripts/api-client/follow-task.js';
import type { ModelTrainingResult } from '../../contracts/training/model-training.contract.js';

/** One task of model_training. */
export interface TrainingRun {
  readonly result: ModelTrainingResult;
  /** From before the POST until the end was told. */
  readonly wallSeconds: number;
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
  return { result, wallSeconds };
}
