import proto from '@temporalio/proto';
import { type TaskQueue, WORKFLOW_TASK_QUEUE } from '../../contracts/task-queues.js';
import type { TemporalClient } from './temporal-client.js';

const { TASK_QUEUE_TYPE_ACTIVITY, TASK_QUEUE_TYPE_WORKFLOW } = proto.temporal.api.enums.v1.TaskQueueType;

// The engine remembers a poller for minutes after its death; one that lives asks at least once a minute.
const FRESH_MS = 75_000;

export interface Poller {
  readonly identity: string;
  readonly lastSeen: Date;
}

/** The workers that poll a task queue now, as the engine sees them. */
export async function readPollers({ client, connection }: TemporalClient, queue: TaskQueue): Promise<Poller[]> {
  const { pollers } = await connection.workflowService.describeTaskQueue({
    namespace: client.options.namespace,
    taskQueue: { name: queue },
    taskQueueType: queue === WORKFLOW_TASK_QUEUE ? TASK_QUEUE_TYPE_WORKFLOW : TASK_QUEUE_TYPE_ACTIVITY,
  });
  return pollers
    .map(({ identity, lastAccessTime }) => ({
      identity: identity ?? '',
      lastSeen: new Date(Number(lastAccessTime?.seconds ?? 0) * 1000),
    }))
    .filter(({ lastSeen }) => Date.now() - lastSeen.getTime() < FRESH_MS);
}
