import type { Database } from '../../store/database.js';
import type { Artifact } from '../artifact.js';

const SQL = `
SELECT artifact_id, sha256, size::float8 AS size, media_type, name FROM artifacts
WHERE artifact_id = $1 AND NOT pending`;

export async function findArtifact(database: Database, artifactId: string): Promise<Artifact | null> {
  return (await database.run<Artifact & Record<string, unknown>>('find_artifact', SQL, [artifactId]))[0] ?? null;
}
