import type { ActivityContract } from '../../contracts/activity-contract.js';
import { registeredContracts } from '../../contracts/registry.js';
import { activitiesOf, queueOf } from '../../contracts/task-contract.js';
import { type TaskQueue, WORKFLOW_TASK_QUEUE } from '../../contracts/task-queues.js';

/** The task queues on which the registered task types put work. */
export function queuesInUse(): TaskQueue[] {
  return listQueues(registeredActivities());
}

/** Those that workers of this service are to poll: without them it is not ready. */
export function queuesToServe(): TaskQueue[] {
  return listQueues(registeredActivities().filter(({ ownWorker }) => ownWorker === undefined));
}

function registeredActivities(): ActivityContract[] {
  return [...registeredContracts().values()].flatMap(activitiesOf);
}

function listQueues(activities: readonly ActivityContract[]): TaskQueue[] {
  return [...new Set<TaskQueue>([WORKFLOW_TASK_QUEUE, ...activities.map(queueOf)])];
}
