import { registeredContracts } from '../../contracts/registry.js';
import { activitiesOf, queueOf } from '../../contracts/task-contract.js';
import { type TaskQueue, WORKFLOW_TASK_QUEUE } from '../../contracts/task-queues.js';

/** The task queues on which the registered task types put work. */
export function queuesInUse(): TaskQueue[] {
  const activities = [...registeredContracts().values()].flatMap(activitiesOf);
  return [...new Set<TaskQueue>([WORKFLOW_TASK_QUEUE, ...activities.map(queueOf)])];
}
