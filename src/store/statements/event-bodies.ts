/** SQL of the body of a subtask's event, from a row of `subtasks` under this name. */
export function subtaskEventBody(row: string): string {
  return `jsonb_build_object(
    'name', ${row}.name, 'status', ${row}.status, 'progress', ${row}.progress, 'message', ${row}.message,
    'attempt', ${row}.attempt, 'task_queue', ${row}.task_queue, 'worker', ${row}.worker,
    'started_at', ${row}.started_at, 'finished_at', ${row}.finished_at, 'metrics', ${row}.metrics, 'error', ${row}.error)`;
}

/** SQL of the event that tells where a task stands as a whole: the last one of a statement that `bumped` it. */
export const PROGRESS_EVENT = `SELECT bumped.task_id, bumped.last_event, now(), 'progress', NULL, NULL,
    jsonb_build_object('status', bumped.status, 'progress', bumped.progress, 'message', bumped.message)
  FROM bumped`;
