import { proxyLocalActivities } from '@temporalio/workflow';
import type { Recorder } from '../contracts/recorder.js';

// No limit on attempts: the store may be away for an hour, and the task's end must still be written.
export const recorder = proxyLocalActivities<Recorder>({
  startToCloseTimeout: '15 seconds',
  scheduleToCloseTimeout: '7 days',
  localRetryThreshold: '30 seconds',
  retry: {
    initialInterval: '200 milliseconds',
    backoffCoefficient: 2,
    maximumInterval: '15 seconds',
    nonRetryableErrorTypes: ['InvalidInput'],
  },
});
