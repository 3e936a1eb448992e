import type { Database } from '../../store/database.js';
import type { Artifact } from '../artifact.js';

type ArtifactRow = Artifact & Record<string, unknown>;

const COLUMNS = `artifact_id, sha256, size::float8 AS size, media_type, name`;

const FIND = `SELECT ${COLUMNS} FROM artifacts WHERE artifact_id = $1 AND NOT pending`;

export async function findArtifact(database: Database, artifactId: string): Promise<Artifact | null> {
  return (await database.run<ArtifactRow>('find_artifact', FIND, [artifactId]))[0] ?? null;
}

const RESERVE = `
UPDATE artifacts SET check_at = greatest(check_at, now() + interval '1 hour')
WHERE artifact_id = $1 AND NOT pending
RETURNING ${COLUMNS}`;

/** As findArtifact; retention lets it be for an hour from now. */
export async function reserveArtifact(database: Database, artifactId: string): Promise<Artifact | null> {
  return (await database.run<ArtifactRow>('reserve_artifact', RESERVE, [artifactId]))[0] ?? null;
}
