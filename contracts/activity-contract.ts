import type { TaskQueue } from './task-queues.js';

/** A length of time as Temporal writes it. */
export type Duration = `${number} ${'milliseconds' | 'second' | 'seconds' | 'minute' | 'minutes' | 'hour' | 'hours'}`;

/**
 * How one activity is carried out: where it waits, how often it is tried, and both time bounds. `perAttempt` bounds one
 * attempt, `total` bounds all attempts and the waits between them. `heartbeat` is how long a silent worker is believed
 * alive. Error types in `nonRetryable` fail the subtask at the first attempt.
 *
 * `local` is for bodies well under a second: they run inside the workflow's worker, without a task queue and a heartbeat,
 * for half the round trips. A worker that dies takes the attempt with it unseen, so the next one counts from 1 again.
 *
 * `ownWorker` is for activities that no worker of this service carries out: it says in a sentence how to get one that does.
 * Their subtasks are refused at the door while nobody polls the task queue, unless the task is told to wait.
 *
 * `afterOthers` is for subtasks that need to know how the task's other ones ended: they run once those have.
 */
export interface ActivityContract {
  readonly activity: string;
  readonly title: string;
  readonly taskQueue: TaskQueue;
  readonly perAttempt: Duration;
  readonly total: Duration;
  readonly heartbeat: Duration;
  readonly local?: true;
  readonly afterOthers?: true;
  readonly ownWorker?: string;
  readonly retry: {
    readonly maximumAttempts: number;
    readonly initialInterval: Duration;
    readonly maximumInterval: Duration;
    readonly backoffCoefficient: number;
    readonly nonRetryable: readonly string[];
  };
}

/**
 * An activity that carries out many subtasks in one attempt, `itemsPerActivity` at most, `atOnce` of them at a time. An item
 * that has succeeded is not run again by a later attempt.
 */
export interface BatchContract extends ActivityContract {
  /** A batch needs heartbeats, and numbered attempts. */
  readonly local?: never;
  readonly itemsPerActivity: number;
  readonly atOnce: number;
}
