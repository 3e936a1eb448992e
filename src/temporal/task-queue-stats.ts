import proto from '@temporalio/proto';
import { type TaskQueue, WORKFLOW_TASK_QUEUE } from '../../contracts/task-queues.js';
import type { TemporalClient } from './temporal-client.js';

const { TASK_QUEUE_TYPE_ACTIVITY, TASK_QUEUE_TYPE_WORKFLOW } = proto.temporal.api.enums.v1.TaskQueueType;

// The engine remembers a poller for minutes after its death; one that lives asks at least once a minute.
const FRESH_MS = 75_000;

export interface Poller {
  readonly identity: string;
  readonly lastPoll: Date;
}

/** A task queue as the engine sees it now: who polls it, how much waits and for how long. */
export interface TaskQueueStats {
  readonly pollers: readonly Poller[];
  readonly backlog: number;
  readonly oldestWaitingSeconds: number;
}

export async function readTaskQueue({ client, connection }: TemporalClient, queue: TaskQueue): Promise<TaskQueueStats> {
  const { pollers, stats } = await connection.workflowService.describeTaskQueue({
    namespace: client.options.namespace,
    taskQueue: { name: queue },
    taskQueueType: queue === WORKFLOW_TASK_QUEUE ? TASK_QUEUE_TYPE_WORKFLOW : TASK_QUEUE_TYPE_ACTIVITY,
    reportStats: true,
  });
  const live = pollers
    .map(({ identity, lastAccessTime }) => ({
      identity: identity ?? '',
      lastPoll: new Date(Number(lastAccessTime?.seconds ?? 0) * 1000),
    }))
    .filter(({ lastPoll }) => Date.now() - lastPoll.getTime() < FRESH_MS);
  const age = stats?.approximateBacklogAge;
  return {
    pollers: live,
    backlog: Number(stats?.approximateBacklogCount ?? 0),
    oldestWaitingSeconds: Number(age?.seconds ?? 0) + (age?.nanos ?? 0) / 1e9,
  };
}
