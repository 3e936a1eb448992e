import type { TaskState } from '../../../contracts/states.js';
import type { TaskError } from '../../../contracts/task-run.js';

/** One Server-Sent Event of a task. */
export interface StreamEvent {
  readonly id: number;
  readonly event: string;
  readonly data: {
    readonly task_id: string;
    readonly seq: number;
    readonly ts: string;
    readonly kind: string;
    readonly subtask: string | null;
    readonly attempt: number | null;
    readonly status?: TaskState;
    readonly progress?: number;
    readonly message?: string;
    readonly error?: TaskError | null;
    readonly worker?: string | null;
  };
}
