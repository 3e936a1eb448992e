import type { JsonValue } from './json.js';
import type { TerminalState } from './states.js';
import type { Stored, SubtaskOutcome, TaskError, TaskStart } from './task-run.js';

/** How a task ended. `result` is set on SUCCESS. `outcomes` settles every subtask whose last word its activity could not say. */
export interface TaskEnd {
  readonly status: Exclude<TerminalState, 'SKIPPED'>;
  readonly partial: boolean;
  readonly message: string;
  readonly error: TaskError | null;
  readonly result: Stored<JsonValue> | null;
  readonly outcomes: readonly SubtaskOutcome[];
}

/**
 * The local activities through which a workflow writes its task's row. Each is an idempotent upsert fenced by the run, so
 * a retried call changes nothing.
 */
export interface Recorder {
  /** Makes the row of a task that did not come through the API. Throws InvalidInput when the input is not of its type. */
  adoptTask(start: TaskStart): Promise<TaskStart>;
  recordSubtask(outcome: SubtaskOutcome): Promise<void>;
  /** Fails those of the subtasks that have not ended, and tells how all of them ended. */
  settleSubtasks(names: readonly string[], error: TaskError): Promise<SubtaskOutcome[]>;
  recordTask(end: TaskEnd): Promise<void>;
}

/** Name of the memo field by which the dispatcher says that the row is there already. */
export const ACCEPTED_MEMO = 'accepted';

/** The recorder's activities by name: those that are no subtask's. */
export const RECORDER_ACTIVITIES: ReadonlySet<string> = new Set<keyof Recorder>([
  'adoptTask',
  'recordSubtask',
  'settleSubtasks',
  'recordTask',
]);
