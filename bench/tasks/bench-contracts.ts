import type { ActivityContract } from '../../contracts/activity-contract.js';
import { defineTask, type TaskContract } from '../../contracts/task-contract.js';

export interface BenchNoopInput {
  readonly tag: string;
}

export interface BenchSleepInput extends BenchNoopInput {
  readonly ms: number;
}

/** `n` subtasks named `tag.0` to `tag.<n - 1>`, each of which sleeps `ms` milliseconds. */
export interface BenchFanOutInput extends BenchSleepInput {
  readonly n: number;
  /** Items that fail for good. */
  readonly failing?: readonly number[];
  /** Items that fail at their first attempt. */
  readonly flaky?: readonly number[];
  /** What every item's request carries along. */
  readonly ballast?: string;
}

/** The argument of one item's body. */
export interface BenchItemRequest extends BenchSleepInput {
  readonly fails?: 'once' | 'always';
  readonly ballast?: string;
}

export interface BenchSum {
  readonly sum: number;
}

const RETRY = {
  maximumAttempts: 5,
  initialInterval: '1 second',
  maximumInterval: '10 seconds',
  backoffCoefficient: 2,
  nonRetryable: ['BrokenItem'],
} as const;

const SHARED = {
  taskQueue: 'cpu',
  perAttempt: '2 minutes',
  total: '1 hour',
  heartbeat: '5 seconds',
  retry: RETRY,
} as const;
const STAND = { steps: {}, failurePolicy: 'partial', waitsForWorker: true, retentionSeconds: 3600 } as const;

const SLEEP: ActivityContract = { ...SHARED, activity: 'benchSleep', title: 'Sleep' };

export const benchNoop = defineTask<BenchNoopInput, null>()({
  ...STAND,
  type: 'bench_noop',
  title: 'Nothing',
  description: 'One subtask with an empty body.',
  workflow: 'singleSubtask',
  subtasks: { noop: { ...SHARED, activity: 'benchNoop', title: 'Nothing', local: true } },
  plan: () => ['noop'],
  artifactFields: [],
  examples: [{ summary: 'An empty task', input: { tag: 'a' } }],
});

export const benchSleep = defineTask<BenchSleepInput, null>()({
  ...STAND,
  type: 'bench_sleep',
  title: 'Sleep',
  description: 'One subtask that sleeps.',
  workflow: 'singleSubtask',
  subtasks: { sleep: SLEEP },
  plan: () => ['sleep'],
  artifactFields: [],
  examples: [{ summary: 'A fifth of a second', input: { tag: 'a', ms: 200 } }],
});

export const benchFanOut = defineTask<BenchFanOutInput, BenchSum>()({
  ...STAND,
  type: 'bench_fan_out',
  title: 'Fan-out',
  description: 'Subtasks that sleep in parallel, and the sum of their numbers.',
  workflow: 'benchFanOut',
  subtasks: {},
  items: { ...SHARED, activity: 'benchItem', title: 'Sleep', itemsPerActivity: 50, atOnce: 50 },
  plan: ({ tag, n }) => Array.from({ length: n }, (_, index) => `${tag}.${index}`),
  steps: { sum: { ...SHARED, activity: 'benchSum', title: 'Sum', local: true } },
  artifactFields: [],
  examples: [{ summary: 'Five times a tenth of a second', input: { tag: 'a', n: 5, ms: 100 } }],
});

export const BENCH_CONTRACTS: readonly TaskContract[] = [benchNoop, benchSleep, benchFanOut] as readonly TaskContract[];
