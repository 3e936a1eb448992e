import { type WorkflowExecutionStatusName, WorkflowFailedError, type WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { TaskEnd } from '../../contracts/recorder.js';
import type { Stored, TaskError } from '../../contracts/task-run.js';

/** The end of a task as told by a workflow that closed without writing it; null while a later run goes on. */
export async function describeClosedWorkflow(
  handle: WorkflowHandle,
  status: WorkflowExecutionStatusName,
): Promise<TaskEnd | null> {
  switch (status) {
    case 'TERMINATED':
      return revoked('Its workflow was terminated from outside');
    case 'CANCELLED':
      return revoked('Cancelled');
    case 'TIMED_OUT':
      return failed({ type: 'Timeout', message: 'Its workflow timed out. Submit the task again.', subtask: null });
    case 'FAILED':
      return failed(await readFailure(handle));
    case 'COMPLETED':
      return completed((await handle.result()) as { partial?: boolean; result?: Stored } | undefined);
    default:
      return null;
  }
}

function revoked(message: string): TaskEnd {
  return { status: 'REVOKED', partial: false, message, error: null, result: null, outcomes: [] };
}

function failed(error: TaskError): TaskEnd {
  return { status: 'FAILURE', partial: false, message: error.message, error, result: null, outcomes: [] };
}

function completed(summary: { partial?: boolean; result?: Stored } | undefined): TaskEnd {
  const { partial = false, result = null } = summary ?? {};
  return { status: 'SUCCESS', partial, message: 'Finished', error: null, result, outcomes: [] };
}

async function readFailure(handle: WorkflowHandle): Promise<TaskError> {
  try {
    await handle.result();
  } catch (error) {
    const cause = error instanceof WorkflowFailedError ? error.cause : error;
    const type = cause instanceof ApplicationFailure ? (cause.type ?? 'Error') : 'Error';
    return { type, message: cause instanceof Error ? cause.message : String(cause), subtask: null };
  }
  return { type: 'Error', message: 'Its workflow failed. Look at it in the Temporal Web UI.', subtask: null };
}
