/** Where work waits for a worker. `workflows` carries workflow tasks, the rest carry activities. */
export const TASK_QUEUES = ['workflows', 'cpu', 'gpu', 'gis', 'ml'] as const;
export type TaskQueue = (typeof TASK_QUEUES)[number];

export const WORKFLOW_TASK_QUEUE = 'workflows' satisfies TaskQueue;
