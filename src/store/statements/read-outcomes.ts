import type { JsonValue } from '../../../contracts/json.js';
import type { Stored, SubtaskOutcome, TaskError } from '../../../contracts/task-run.js';
import type { Database } from '../database.js';

/** How a subtask ended, and which run and attempt of it had the last word. */
interface SubtaskEnd {
  readonly outcome: SubtaskOutcome;
  readonly runId: string | null;
  readonly attempt: number;
}

interface OutcomeRow extends Record<string, unknown> {
  readonly name: string;
  readonly status: 'SUCCESS' | 'SKIPPED' | 'FAILURE';
  readonly message: string;
  readonly error: TaskError | null;
  readonly run_id: string | null;
  readonly attempt: number;
  readonly value: JsonValue;
  readonly artifact_id: string | null;
  readonly size: number | null;
}

const SQL = `
SELECT s.name, s.status, s.message, s.error, s.run_id, s.attempt, r.value, r.artifact_id, a.size::float8 AS size
FROM subtasks s
LEFT JOIN results r ON r.task_id = s.task_id AND r.part = s.name
LEFT JOIN artifacts a ON a.artifact_id = r.artifact_id
WHERE s.task_id = $1 AND ($2::text[] IS NULL OR s.name = ANY($2::text[]))
  AND (s.status = 'SKIPPED' OR s.status = 'SUCCESS' AND r.task_id IS NOT NULL OR s.status = 'FAILURE' AND $2 IS NOT NULL)`;

/** How those subtasks of a task ended that need not run (again), by name. */
export async function readOutcomes(database: Database, taskId: string): Promise<Record<string, SubtaskOutcome>> {
  const rows = await database.run<OutcomeRow>('read_outcomes', SQL, [taskId, null]);
  return Object.fromEntries(rows.map((row) => [row.name, describeOutcome(row)]));
}

/** How those of the named subtasks ended that have ended, the failed ones too. */
export async function readEnds(
  database: Database,
  taskId: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, SubtaskEnd>> {
  const rows = await database.run<OutcomeRow>('read_outcomes', SQL, [taskId, names]);
  return new Map(
    rows.map((row) => [row.name, { outcome: describeOutcome(row), runId: row.run_id, attempt: row.attempt }]),
  );
}

function describeOutcome({ name, status, message, error, value, artifact_id, size }: OutcomeRow): SubtaskOutcome {
  if (status === 'SKIPPED') return { name, status, reason: message };
  if (status === 'FAILURE') return { name, status, error: error ?? { type: 'Error', message, subtask: name } };
  const result: Stored = artifact_id === null ? { inline: value } : { artifact_id, size: size ?? 0 };
  return { name, status, result };
}
