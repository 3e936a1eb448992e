import type { JsonValue } from '../../../contracts/json.js';
import type { Stored, SubtaskOutcome } from '../../../contracts/task-run.js';
import type { Database } from '../database.js';

interface OutcomeRow extends Record<string, unknown> {
  readonly name: string;
  readonly status: 'SUCCESS' | 'SKIPPED';
  readonly message: string;
  readonly value: JsonValue;
  readonly artifact_id: string | null;
  readonly size: number | null;
}

const SQL = `
SELECT s.name, s.status, s.message, r.value, r.artifact_id, a.size::float8 AS size
FROM subtasks s
LEFT JOIN results r ON r.task_id = s.task_id AND r.part = s.name
LEFT JOIN artifacts a ON a.artifact_id = r.artifact_id
WHERE s.task_id = $1 AND (s.status = 'SKIPPED' OR s.status = 'SUCCESS' AND r.task_id IS NOT NULL)`;

/** How those subtasks of a task ended that need not run (again), by name. */
export async function readOutcomes(database: Database, taskId: string): Promise<Record<string, SubtaskOutcome>> {
  const rows = await database.run<OutcomeRow>('read_outcomes', SQL, [taskId]);
  return Object.fromEntries(rows.map((row) => [row.name, describeOutcome(row)]));
}

function describeOutcome({ name, status, message, value, artifact_id, size }: OutcomeRow): SubtaskOutcome {
  if (status === 'SKIPPED') return { name, status, reason: message };
  const result: Stored = artifact_id === null ? { inline: value } : { artifact_id, size: size ?? 0 };
  return { name, status, result };
}
