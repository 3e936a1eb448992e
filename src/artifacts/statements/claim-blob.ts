import type { Database } from '../../store/database.js';
import type { Artifact, NewArtifact } from '../artifact.js';

// The upsert waits while retention deletes the same bytes, and from then on the pending artifact holds them: whoever puts
// bytes under their name has claimed them first.
const CLAIM = `
WITH blob AS (
  INSERT INTO blobs (sha256, size) VALUES ($2, $3)
  ON CONFLICT (sha256) DO UPDATE SET size = excluded.size
  RETURNING sha256, size
)
INSERT INTO artifacts (artifact_id, tenant, sha256, size, media_type, name, task_id, pending)
SELECT $1, $4, sha256, size, $5, $6, $7, true FROM blob`;

/** Makes the row of an artifact whose bytes are on their way. */
export async function claimBlob(database: Database, artifact: Artifact, about: NewArtifact): Promise<void> {
  const { artifact_id, sha256, size, media_type, name } = artifact;
  const values = [artifact_id, sha256, size, about.tenant, media_type, name, about.task_id];
  await database.run('claim_blob', CLAIM, values);
}

const CONFIRM = `UPDATE artifacts SET pending = false WHERE artifact_id = $1 RETURNING artifact_id`;

/** Opens a pending artifact to readers. False when retention gave it up, because its bytes took longer than a day. */
export async function confirmArtifact(database: Database, artifactId: string): Promise<boolean> {
  return (await database.run('confirm_artifact', CONFIRM, [artifactId])).length === 1;
}

const ABANDON = `
WITH gone AS (DELETE FROM artifacts WHERE artifact_id = $1 AND pending RETURNING sha256)
UPDATE blobs SET dropped_at = now() FROM gone WHERE blobs.sha256 = gone.sha256`;

/** Takes a claim back; retention looks after the bytes, if there are any by now. */
export async function abandonArtifact(database: Database, artifactId: string): Promise<void> {
  await database.run('abandon_artifact', ABANDON, [artifactId]);
}
