import { and, eq } from 'drizzle-orm';
import { isTerminal } from '../../contracts/states.js';
import type { Stored } from '../../contracts/task-run.js';
import type { Artifacts } from '../artifacts/artifact.js';
import { refuse } from '../http/api-error.js';
import type { Database } from '../store/database.js';
import { results } from '../store/tables/index.js';
import { TASK_RESULT } from '../store/tables/results.table.js';
import type { StoredValues } from '../subtasks/stored-values.js';
import type { TaskRow } from './require-task.js';
import { showArtifacts } from './show-artifacts.js';
import type { TaskResultView } from './task.view.js';

interface ResultStores {
  readonly values: StoredValues;
  readonly artifacts: Artifacts;
}

/** The result of a finished task. Refuses one that is not finished (409) and one whose retention has passed (410). */
export async function readResult(
  database: Database,
  { values, artifacts }: ResultStores,
  task: TaskRow,
): Promise<TaskResultView> {
  const shared = { task_id: task.taskId, status: task.status };
  if (!isTerminal(task.status))
    throw refuse(
      409,
      `The task is ${task.status}. Wait for the done event at /api/v1/tasks/${task.taskId}/events.`,
      'status',
    );
  if (isExpired(task))
    throw refuse(
      410,
      'The result has passed its retention. Submit the task again, with a longer options.retention_seconds.',
    );
  const stored = await findStored(database, task.taskId);
  const result = stored ? await showArtifacts(task.taskType, await values.read(stored), artifacts) : null;
  return { ...shared, result, ...(task.error ? { error: task.error } : {}) };
}

export function isExpired(task: Pick<TaskRow, 'expiresAt' | 'purgedAt'>): boolean {
  return task.purgedAt !== null || (task.expiresAt !== null && task.expiresAt.getTime() <= Date.now());
}

async function findStored(database: Database, taskId: string): Promise<Stored | null> {
  const ofTask = and(eq(results.taskId, taskId), eq(results.part, TASK_RESULT));
  const [row] = await database.query.select().from(results).where(ofTask);
  if (!row) return null;
  return row.artifactId === null ? { inline: row.value } : { artifact_id: row.artifactId, size: 0 };
}
