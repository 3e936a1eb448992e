/**
 * Where work waits for a worker. `workflows` carries workflow tasks, the rest carry activities. `ml` and `ml-gpu` are served by
 * workers in other languages: each task queue by workers that know all of its activities.
 */
export const TASK_QUEUES = ['workflows', 'cpu', 'gpu', 'gis', 'ml', 'ml-gpu'] as const;
export type TaskQueue = (typeof TASK_QUEUES)[number];

export const WORKFLOW_TASK_QUEUE = 'workflows' satisfies TaskQueue;
