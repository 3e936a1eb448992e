import { type MlflowClient, MlflowRefused } from './mlflow-client.js';

export const TASK_TAG = 'millrace.task_id';
const MISSING = 404;

/** The id of the experiment of this name, which is made when there is none. */
export async function openExperiment(client: MlflowClient, name: string): Promise<string> {
  try {
    const found = await client.get<{ experiment: { experiment_id: string } }>('experiments/get-by-name', {
      experiment_name: name,
    });
    return found.experiment.experiment_id;
  } catch (error) {
    if (!(error instanceof MlflowRefused) || error.status !== MISSING) throw error;
    return (await client.post<{ experiment_id: string }>('experiments/create', { name })).experiment_id;
  }
}

/** Deletes the runs that an attempt before this one has left of a task. */
export async function removeRuns(client: MlflowClient, experimentId: string, taskId: string): Promise<void> {
  const filter = `tags.\`${TASK_TAG}\` = '${taskId}'`;
  const { runs = [] } = await client.post<{ runs?: { info: { run_id: string } }[] }>('runs/search', {
    experiment_ids: [experimentId],
    filter,
    max_results: 1000,
  });
  for (const { info } of runs) await client.post('runs/delete', { run_id: info.run_id });
}
