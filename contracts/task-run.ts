import type { JsonObject, JsonValue } from './json.js';
import type { TerminalState } from './states.js';

/** What a failed task or subtask says of itself. `type` is a stable name; `message` says what to do next. */
export interface TaskError {
  readonly type: string;
  readonly message: string;
  readonly subtask: string | null;
}

/**
 * The argument of every task workflow, plain JSON below 64 KiB. `taken_over` holds the outcomes of an earlier task's
 * subtasks that this one does not run again.
 */
export interface TaskStart<Input extends object = JsonObject> {
  readonly task_type: string;
  readonly input: Input;
  readonly tenant?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly timeout_seconds?: number;
  readonly taken_over?: Readonly<Record<string, SubtaskOutcome>>;
}

/** A stored value: in place when it is small, else the id of the JSON artifact that holds it. */
export type Stored<T = JsonValue> = { readonly inline: T } | { readonly artifact_id: string; readonly size: number };

/** How a subtask ended. `result` is set on SUCCESS, `error` on FAILURE, `reason` on SKIPPED. */
export interface SubtaskOutcome<T = JsonValue> {
  readonly name: string;
  readonly status: TerminalState;
  readonly result?: Stored<T>;
  readonly error?: TaskError;
  readonly reason?: string;
}

/** Type of the failure by which an activity says that its subtask does not apply here; the message is the reason. */
export const SUBTASK_SKIPPED = 'SubtaskSkipped';
