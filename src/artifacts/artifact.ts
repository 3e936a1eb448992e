import type { Readable } from 'node:stream';

/** A blob by its random id. Equal bytes are stored once, under their SHA-256, whoever owns them. */
export interface Artifact {
  readonly artifact_id: string;
  readonly sha256: string;
  readonly size: number;
  readonly media_type: string;
}

export interface NewArtifact {
  readonly tenant: string;
  readonly media_type: string;
  /** The task that made it or brought it; null for a free upload. */
  readonly task_id: string | null;
  readonly name?: string;
}

export interface OpenArtifact extends Artifact {
  readonly stream: Readable;
}

/** Where blobs are kept. `open` throws ArtifactNotFound for an unknown id. */
export abstract class Artifacts {
  abstract put(bytes: Readable | Buffer, about: NewArtifact): Promise<Artifact>;
  abstract open(artifactId: string): Promise<OpenArtifact>;
  abstract find(artifactId: string): Promise<Artifact | null>;
}

export class ArtifactNotFound extends Error {
  override readonly name = 'ArtifactNotFound';
  constructor(artifactId: string) {
    super(`There is no artifact ${artifactId}. It may have passed its retention: upload it again.`);
  }
}
