import type { ModelTrainingResult } from '../../contracts/training/model-training.contract.js';
import { callApi } from '../api-client/call-api.js';
import { followTask } from '../api-client/follow-task.js';
import type { ProgressBoard } from './progress-board.js';

/** Enough to learn digits in a few seconds. */
const EPOCHS = 15;

/** Trains a small network on the handwritten digits and says how good it became. False when it did not succeed. */
export async function trainDigits(api: string, board: ProgressBoard): Promise<boolean> {
  const task = { task_type: 'model_training', model: 'tfjs', epochs: EPOCHS };
  const { task_id } = await callApi<{ task_id: string }>(`${api}/api/v1/tasks`, task);
  console.log(`\nTask ${task_id} trains a network on handwritten digits:`);
  for await (const event of followTask(api, task_id)) board.show(event);
  board.end();
  const { result } = await callApi<{ result: ModelTrainingResult | null }>(`${api}/api/v1/tasks/${task_id}/result`);
  const [member] = result?.members ?? [];
  if (!result || !member || !('accuracy' in member.metrics)) return false;
  const right = (100 * member.metrics.accuracy).toFixed(1);
  console.log(
    `Trained on ${result.data.rows.train} digits in ${member.seconds.toFixed(1)} s: ${right} % right of ${result.data.rows.test} it had not seen`,
  );
  return true;
}
