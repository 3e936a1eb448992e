/** Injects the task queues that this worker process serves. */
export const QUEUES = Symbol('queues');
