import type { TaskQueue } from '../../contracts/task-queues.js';
import type { Settings } from '../../src/config/settings.js';

type WorkerSettings = Pick<Settings, 'workerQueues' | 'gpuWorkers'>;

/** The processes of the task queue gpu alone: none where the other workers poll it. */
export function countGpuWorkers({ workerQueues, gpuWorkers }: WorkerSettings): number {
  return workerQueues.includes('gpu') ? 0 : gpuWorkers;
}

/** The task queues that the workers of a stack of these settings poll. */
export function servedQueues(settings: WorkerSettings): readonly TaskQueue[] {
  return countGpuWorkers(settings) > 0 ? [...settings.workerQueues, 'gpu'] : settings.workerQueues;
}
