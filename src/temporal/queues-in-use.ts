import { TASK_CONTRACTS } from '../../contracts/registry.js';
import type { TaskContract } from '../../contracts/task-contract.js';
import { type TaskQueue, WORKFLOW_TASK_QUEUE } from '../../contracts/task-queues.js';

/** The task queues on which the registered task types put work. */
export function queuesInUse(): TaskQueue[] {
  const contracts = Object.values<TaskContract>(TASK_CONTRACTS);
  const activities = contracts.flatMap(({ subtasks, steps }) => [...Object.values(subtasks), ...Object.values(steps)]);
  return [...new Set<TaskQueue>([WORKFLOW_TASK_QUEUE, ...activities.map(({ taskQueue }) => taskQueue)])];
}
