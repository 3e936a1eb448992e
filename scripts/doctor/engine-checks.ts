import { Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import type { Settings } from '../../src/config/settings.js';
import { WORKFLOW_TASK_QUEUE } from '../../contracts/task-queues.js';
import { SEARCH_ATTRIBUTE_TYPES } from '../engine/dev-server.js';
import { servedQueues } from '../stack/served-queues.js';
import type { Check } from './check.js';

const { TaskQueueType } = proto.temporal.api.enums.v1;

export const engineCheck: Check = {
  name: 'Temporal',
  needsStack: true,
  run: (settings) =>
    withConnection(settings, async (connection) => {
      const { serverVersion } = await connection.workflowService.getSystemInfo({});
      return `${serverVersion} answers at ${addressOf(settings)}`;
    }),
};

export const searchAttributesCheck: Check = {
  name: 'search attributes',
  needsStack: true,
  run: (settings) =>
    withConnection(settings, async (connection) => {
      const namespace = settings.temporalNamespace;
      const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
      const missing = Object.entries(SEARCH_ATTRIBUTE_TYPES).filter(([name]) => !(name in (customAttributes ?? {})));
      if (missing.length === 0)
        return `${Object.keys(SEARCH_ATTRIBUTE_TYPES).join(', ')} are registered in ${namespace}`;
      const commands = missing.map(
        ([name, type]) => `temporal operator search-attribute create -n ${namespace} --name ${name} --type ${type}`,
      );
      throw new Error(`Some are not registered in ${namespace}. Run:\n${commands.join('\n')}`);
    }),
};

export const pollersCheck: Check = {
  name: 'workers',
  needsStack: true,
  run: (settings) =>
    withConnection(settings, async (connection) => {
      const silent = [];
      for (const queue of servedQueues(settings)) {
        const { pollers } = await connection.workflowService.describeTaskQueue({
          namespace: settings.temporalNamespace,
          taskQueue: { name: queue },
          taskQueueType:
            queue === WORKFLOW_TASK_QUEUE
              ? TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW
              : TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY,
        });
        if ((pollers ?? []).length === 0) silent.push(queue);
      }
      if (silent.length === 0) return `poll ${servedQueues(settings).join(', ')}`;
      throw new Error(`Nobody polls ${silent.join(', ')}. Look at "make logs SERVICE=worker" and WORKER_QUEUES.`);
    }),
};

async function withConnection(settings: Settings, body: (connection: Connection) => Promise<string>): Promise<string> {
  const connection = await Connection.connect({ address: addressOf(settings), connectTimeout: 5000 }).catch(
    (error: Error) => {
      throw new Error(
        `${addressOf(settings)} does not answer (${error.message}). Look at "make logs SERVICE=temporal" or TEMPORAL_ADDRESS.`,
      );
    },
  );
  try {
    return await connection.withDeadline(Date.now() + 10_000, () => body(connection));
  } finally {
    await connection.close();
  }
}

function addressOf({ temporalAddress, temporalPort }: Settings): string {
  return temporalAddress ?? `127.0.0.1:${temporalPort}`;
}
