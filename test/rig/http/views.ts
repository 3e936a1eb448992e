import type { SubtaskState, TaskState } from '../../../contracts/states.js';
import type { TaskError } from '../../../contracts/task-run.js';

/** The answers of the API as its readers see them: written by hand from its contract, not taken from its code. */
export interface TaskAnswer {
  readonly task_id: string;
  readonly status: TaskState;
  readonly message: string;
}

export interface SubtaskView {
  readonly name: string;
  readonly status: SubtaskState;
  readonly progress: number;
  readonly message: string;
  readonly attempt: number;
  readonly task_queue: string;
  readonly worker: string | null;
  readonly started_at: string | null;
  readonly finished_at: string | null;
  readonly metrics: Readonly<Record<string, unknown>> | null;
  readonly error: TaskError | null;
}

export interface TaskView extends TaskAnswer {
  readonly task_type: string;
  readonly partial: boolean;
  readonly progress: number;
  readonly tags: Readonly<Record<string, string>>;
  readonly created_at: string;
  readonly started_at: string | null;
  readonly finished_at: string | null;
  readonly duration_ms: number | null;
  readonly queue_ms: number;
  readonly input: Readonly<Record<string, unknown>>;
  readonly options: Readonly<Record<string, unknown>>;
  readonly subtasks: readonly SubtaskView[];
  readonly error: TaskError | null;
  readonly rerun_of: string | null;
  readonly links: { readonly temporal_ui: string; readonly result: string; readonly events: string };
}

export interface TaskPage {
  readonly items: readonly Omit<TaskView, 'input' | 'options' | 'subtasks'>[];
  readonly next_cursor: string | null;
}

export interface TaskStatus extends TaskAnswer {
  readonly progress: number;
  readonly result_available: boolean;
}

export interface TaskResult<Result> {
  readonly task_id: string;
  readonly status: TaskState;
  readonly result: Result | null;
  readonly error?: TaskError;
}

export interface ErrorBody {
  readonly error: string;
  readonly details: Readonly<Record<string, readonly string[]>>;
}
