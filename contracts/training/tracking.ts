import type { ActivityContract } from '../activity-contract.js';
import { USUAL_RETRY } from '../usual-retry.js';

/** The name of the subtask that tells an MLflow server of a training. */
export const TRACKING = 'mlflow';

/** What MLflow was told: a run for the task, and below it one for each model. `url` shows it in MLflow's own pages. */
export interface TrackingReport {
  readonly experiment_id: string;
  readonly run_id: string;
  readonly url: string;
  readonly runs: readonly { readonly model: string; readonly run_id: string }[];
}

/** A server that is away holds up the end of the task for about half a minute; then this subtask fails, and a rerun repeats it alone. */
export const trackTraining: ActivityContract = {
  activity: 'trackTraining',
  title: 'Tell MLflow',
  taskQueue: 'cpu',
  afterOthers: true,
  perAttempt: '5 minutes',
  total: '30 minutes',
  heartbeat: '10 seconds',
  retry: {
    ...USUAL_RETRY,
    maximumAttempts: 6,
    nonRetryable: ['MlflowRefused', 'ArtifactNotFound'],
  },
};
