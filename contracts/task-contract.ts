import type { ActivityContract, BatchContract } from './activity-contract.js';
import { type TaskQueue, WORKFLOW_TASK_QUEUE } from './task-queues.js';

/** Where an activity waits for a worker, and how to get one that is none of this service's own. */
export type Placement = Pick<ActivityContract, 'taskQueue' | 'ownWorker'>;

/** `fail_fast`: the first failed subtask cancels the rest. `partial`: the others finish, and the result says what is missing. */
export type FailurePolicy = 'fail_fast' | 'partial';

/**
 * An input field that is a blob. At the door the base64 text in `field` is decoded, stored once, and replaced by the id of
 * the artifact in `becomes`; both are dotted paths into the input. `archive` blobs are read through once before they are
 * accepted, so an unsafe one is refused with nothing stored; so are `image` ones, also those that are named. Without a `field` the blob cannot come along: `becomes` names an
 * artifact that is there.
 */
export interface ArtifactField {
  readonly field?: string;
  readonly becomes: string;
  readonly kind: 'archive' | 'image' | 'bytes';
}

/**
 * An input field (a dotted path) that names an earlier task of the same type, whose result this one reads. At the door that
 * task must have succeeded, and its result must still be kept.
 */
export interface TaskField {
  readonly field: string;
}

/**
 * A field of the result that names an artifact of the task. Whoever reads the result finds its bytes as base64 in `becomes`,
 * beside it; null where they are too many for that, and the artifact is to be read itself.
 */
export interface ResultArtifact {
  readonly artifact: string;
  readonly becomes: string;
}

/**
 * The pure description of a task type. `plan` names the subtasks an input asks for, in the order they are shown. `steps`
 * are activities that serve the task as a whole (its aggregation) and are no subtasks. Seconds are wall-clock seconds.
 */
export interface TaskContract<Input = unknown, Result = unknown> {
  readonly type: string;
  readonly title: string;
  readonly description: string;
  readonly workflow: string;
  readonly subtasks: Readonly<Record<string, ActivityContract>>;
  /** Carries out the planned subtasks that `subtasks` does not name: those that only the input knows, such as a list's items. */
  readonly items?: BatchContract;
  plan(input: Input): readonly string[];
  /** Planned subtasks that this input wants elsewhere than their activity says, such as on a GPU. */
  placements?(input: Input): Readonly<Record<string, Placement>>;
  readonly steps: Readonly<Record<string, ActivityContract>>;
  readonly failurePolicy: FailurePolicy;
  /**
   * Whether a task may be accepted while no worker polls its task queues, those of activities with an `ownWorker` excepted;
   * `options.wait_for_worker` overrides it.
   */
  readonly waitsForWorker: boolean;
  readonly retentionSeconds: number;
  readonly artifactFields: readonly ArtifactField[];
  readonly taskFields?: readonly TaskField[];
  readonly resultArtifacts?: readonly ResultArtifact[];
  readonly examples: readonly { readonly summary: string; readonly input: Input }[];
  /** Only for the type checker: never set, never read at run time. */
  readonly shapes?: { readonly input: Input; readonly result: Result };
}

/** Checks a contract's shape while keeping its literal types. Pure: registering it is the registry's business. */
export function defineTask<Input, Result>() {
  type Shapes = Required<Pick<TaskContract<Input, Result>, 'shapes'>>;
  return <const Contract extends TaskContract<Input, Result>>(contract: Contract): Contract & Partial<Shapes> =>
    contract;
}

/** The activity behind a subtask of this input; undefined when the contract knows no subtask of that name. */
export function activityOf(contract: TaskContract, subtask: string, input: unknown): ActivityContract | undefined {
  const activity = Object.hasOwn(contract.subtasks, subtask) ? contract.subtasks[subtask] : contract.items;
  return activity && { ...activity, ...contract.placements?.(input)[subtask] };
}

/** The task queue whose workers carry an activity out: a local one runs where its workflow does. */
export function queueOf({ local, taskQueue }: ActivityContract): TaskQueue {
  return local ? WORKFLOW_TASK_QUEUE : taskQueue;
}

/** The task queue of a planned subtask; one that the contract does not know fails wherever it runs. */
export function queueOfSubtask(contract: TaskContract, subtask: string, input: unknown): TaskQueue {
  const activity = activityOf(contract, subtask, input);
  return activity ? queueOf(activity) : 'cpu';
}

/** Every activity that a contract names. */
export function activitiesOf({ subtasks, steps, items }: TaskContract): ActivityContract[] {
  return [...Object.values(subtasks), ...Object.values(steps), ...(items ? [items] : [])];
}
