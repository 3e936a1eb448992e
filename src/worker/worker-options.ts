import type { ActivityInterceptorsFactory, WorkerOptions } from '@temporalio/worker';
import { type TaskQueue, WORKFLOW_TASK_QUEUE } from '../../contracts/task-queues.js';
import type { ProcessSettings } from '../config/boot-settings.js';
import { WORKER_IDENTITY } from '../subtasks/attempt.interceptor.js';
import type { ActivityTable } from './activity-table.js';
import { findWorkflowBundle } from './workflow-bundle.js';

const CACHED_WORKFLOWS = 300;

/** Task queues differ in what an activity takes of the machine: each has a limit of its own. */
const CONCURRENCY = {
  cpu: 'cpuConcurrency',
  gpu: 'gpuConcurrency',
  gis: 'gisConcurrency',
  ml: 'mlConcurrency',
  'ml-gpu': 'mlGpuConcurrency',
} as const satisfies Record<Exclude<TaskQueue, typeof WORKFLOW_TASK_QUEUE>, keyof ProcessSettings>;

export interface WorkerParts {
  readonly recorder: ActivityTable;
  readonly activities: ActivityTable;
  readonly intercept: ActivityInterceptorsFactory;
  readonly settings: ProcessSettings;
}

type QueueOptions = Omit<WorkerOptions, 'connection'>;

/** The options of the worker that serves one task queue: workflows with their recorder, or the activities of a domain. */
export function describeWorker(queue: TaskQueue, parts: WorkerParts): QueueOptions {
  const { settings } = parts;
  const shared: QueueOptions = {
    namespace: settings.temporalNamespace,
    taskQueue: queue,
    identity: WORKER_IDENTITY,
    shutdownGraceTime: `${settings.shutdownGraceSeconds} seconds`,
    // Heartbeats carry cancellation, which must reach an activity within two seconds.
    maxHeartbeatThrottleInterval: '1 second',
    defaultHeartbeatThrottleInterval: '1 second',
    interceptors: { activity: [parts.intercept] },
  };
  if (queue === WORKFLOW_TASK_QUEUE)
    return {
      ...shared,
      workflowBundle: { codePath: findWorkflowBundle() },
      // Beside the recorder, whatever a contract calls local.
      activities: { ...parts.activities, ...parts.recorder },
      enableNonLocalActivities: false,
      maxCachedWorkflows: CACHED_WORKFLOWS,
    };
  return {
    ...shared,
    activities: parts.activities,
    maxConcurrentActivityTaskExecutions: settings[CONCURRENCY[queue]],
  };
}
