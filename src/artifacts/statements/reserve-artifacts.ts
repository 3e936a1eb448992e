import type { Database } from '../../store/database.js';

// In the order of their ids, as two tasks may name the same ones.
const SQL = `
WITH found AS (
  SELECT artifact_id FROM artifacts
  WHERE artifact_id = ANY($1::uuid[]) AND NOT pending
  ORDER BY artifact_id
  FOR UPDATE
), reserved AS (
  UPDATE artifacts a SET check_at = greatest(a.check_at, now() + interval '1 hour')
  FROM found WHERE a.artifact_id = found.artifact_id
), used AS (
  INSERT INTO artifact_uses (artifact_id, task_id) SELECT artifact_id, $2 FROM found ON CONFLICT DO NOTHING
)
SELECT artifact_id FROM found`;

/**
 * Notes which of these artifacts a task is about to use. Retention lets them be for an hour from now, in which the task is
 * written, and then for as long as the task has its payload. Returns the ids of those that exist.
 */
export async function reserveArtifacts(
  database: Database,
  artifactIds: readonly string[],
  taskId: string,
): Promise<string[]> {
  const rows = await database.run<{ artifact_id: string }>('reserve_artifacts', SQL, [artifactIds, taskId]);
  return rows.map((row) => row.artifact_id);
}
