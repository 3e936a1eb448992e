import { ActivityFailure, ApplicationFailure, TimeoutFailure } from '@temporalio/workflow';
import type { TaskError } from '../contracts/task-run.js';

/** Raised inside a workflow when the task as a whole cannot succeed. */
export function taskFailure(type: string, message: string, subtask: string | null = null): ApplicationFailure {
  return ApplicationFailure.create({ type, message, nonRetryable: true, details: [{ subtask }] });
}

/** The error of a task or subtask in the words of the API, from whatever an activity or the engine raised. */
export function describeFailure(failure: unknown, subtask: string | null): TaskError {
  const cause = failure instanceof ActivityFailure && failure.cause ? failure.cause : failure;
  if (cause instanceof TimeoutFailure) {
    const message = `${subtask ?? 'The task'} was given up: ${cause.message} (${cause.timeoutType}). Rerun it, or look at the workers of its task queue.`;
    return { type: 'Timeout', message, subtask };
  }
  if (cause instanceof ApplicationFailure) {
    const details = cause.details?.[0] as { subtask?: string } | undefined;
    return { type: cause.type ?? 'Error', message: cause.message, subtask: subtask ?? details?.subtask ?? null };
  }
  const message = cause instanceof Error ? cause.message : String(cause);
  return { type: cause instanceof Error ? cause.name : 'Error', message, subtask };
}
