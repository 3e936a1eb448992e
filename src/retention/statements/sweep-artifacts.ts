import type { Database } from '../../store/database.js';

// A live task is one with its payload: unfinished, or not expired. `owned_until` is NULL where nothing speaks for an artifact
// by itself. A rerun may have taken results over that speak of artifacts of the first task, hence `kin`.
const SQL = `
WITH due AS (
  SELECT artifact_id, sha256, task_id, created_at, pending FROM artifacts
  WHERE check_at <= now()
  ORDER BY check_at
  LIMIT $1
  FOR UPDATE SKIP LOCKED
), owned AS (
  SELECT due.*, CASE
    WHEN due.pending THEN NULL
    WHEN due.task_id IS NULL THEN due.created_at + $2::int * interval '1 day'
    WHEN t.task_id IS NOT NULL AND t.purged_at IS NULL
      THEN greatest(coalesce(t.expires_at, now() + interval '1 day'), now() + interval '1 minute')
  END AS owned_until
  FROM due LEFT JOIN tasks t ON t.task_id = due.task_id
), ownerless AS (
  SELECT * FROM owned WHERE NOT pending AND (owned_until IS NULL OR owned_until <= now())
), used AS (
  SELECT o.artifact_id FROM ownerless o
  WHERE EXISTS (
      SELECT FROM artifact_uses u JOIN tasks t ON t.task_id = u.task_id
      WHERE u.artifact_id = o.artifact_id AND t.purged_at IS NULL
    )
    OR EXISTS (SELECT FROM results r WHERE r.artifact_id = o.artifact_id)
    OR EXISTS (
      WITH RECURSIVE kin AS (
        SELECT task_id, purged_at FROM tasks WHERE rerun_of = o.task_id
        UNION
        SELECT t.task_id, t.purged_at FROM tasks t JOIN kin ON t.rerun_of = kin.task_id
      )
      SELECT FROM kin WHERE purged_at IS NULL
    )
), kept AS (
  UPDATE artifacts a SET check_at = CASE WHEN used.artifact_id IS NULL THEN owned_until ELSE now() + interval '1 hour' END
  FROM owned LEFT JOIN used USING (artifact_id)
  WHERE a.artifact_id = owned.artifact_id AND (used.artifact_id IS NOT NULL OR owned_until > now())
), gone AS (
  DELETE FROM artifacts a USING owned
  WHERE a.artifact_id = owned.artifact_id AND coalesce(owned_until <= now(), true)
    AND NOT EXISTS (SELECT FROM used WHERE used.artifact_id = a.artifact_id)
  RETURNING a.sha256
), dropped AS (
  UPDATE blobs b SET dropped_at = now() FROM (SELECT DISTINCT sha256 FROM gone) AS g WHERE b.sha256 = g.sha256
)
SELECT (SELECT count(*) FROM due)::int AS looked_at, (SELECT count(*) FROM gone)::int AS deleted`;

export interface SweptArtifacts extends Record<string, unknown> {
  readonly looked_at: number;
  readonly deleted: number;
}

/**
 * Looks at up to `limit` artifacts whose time has come. Uploads go when they are older than `uploadDays`, artifacts of a task
 * with its payload; those that a live task refers to stay and are looked at again later.
 */
export async function sweepArtifacts(database: Database, limit: number, uploadDays: number): Promise<SweptArtifacts> {
  const [swept] = await database.run<SweptArtifacts>('sweep_artifacts', SQL, [limit, uploadDays]);
  return swept ?? { looked_at: 0, deleted: 0 };
}
