import { hostname } from 'node:os';
import { Connection } from '@temporalio/client';
import proto from '@temporalio/proto';

/** Ends with 0 when the worker of this container polls every one of its task queues, as the engine sees it. */
const { TASK_QUEUE_TYPE_WORKFLOW, TASK_QUEUE_TYPE_ACTIVITY } = proto.temporal.api.enums.v1.TaskQueueType;
const CONNECT_MS = 5_000;
// A worker that lives asks at least once a minute.
const FRESH_MS = 75_000;

const connection = await Connection.connect({
  address: process.env.TEMPORAL_ADDRESS || '127.0.0.1:7233',
  connectTimeout: CONNECT_MS,
});
const queues = (process.env.WORKER_QUEUES || 'workflows,cpu').split(',').map((queue) => queue.trim());
const silent = [];
for (const queue of queues) if (!(await isPolled(queue))) silent.push(queue);
await connection.close();
if (silent.length > 0) {
  console.error(`Not polled from ${hostname()}: ${silent.join(', ')}`);
  process.exit(1);
}

/** @param {string} queue */
async function isPolled(queue) {
  const { pollers } = await connection.workflowService.describeTaskQueue({
    namespace: process.env.TEMPORAL_NAMESPACE || 'default',
    taskQueue: { name: queue },
    taskQueueType: queue === 'workflows' ? TASK_QUEUE_TYPE_WORKFLOW : TASK_QUEUE_TYPE_ACTIVITY,
  });
  return (pollers ?? []).some(
    ({ identity, lastAccessTime }) =>
      identity?.endsWith(`@${hostname()}`) && Date.now() - Number(lastAccessTime?.seconds ?? 0) * 1000 < FRESH_MS,
  );
}
