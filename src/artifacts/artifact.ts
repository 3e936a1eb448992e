import type { Readable } from 'node:stream';
import type { ByteRange } from './blobs/blob-store.js';

/** A blob by its random id. Equal bytes are stored once, under their SHA-256, whoever owns them. `size` is in bytes. */
export interface Artifact {
  readonly artifact_id: string;
  readonly sha256: string;
  readonly size: number;
  readonly media_type: string;
  readonly name?: string | null;
}

export interface NewArtifact {
  readonly tenant: string;
  readonly media_type: string;
  /** The task that made it or brought it; null for a free upload. */
  readonly task_id: string | null;
  readonly name?: string;
}

export interface OpenArtifact extends Artifact {
  /** To be read or destroyed. */
  readonly stream: Readable;
}

/** Where blobs are kept. */
export abstract class Artifacts {
  /** Receives and keeps in one go. When it fails, nothing is left. */
  abstract put(bytes: Readable | Buffer, about: NewArtifact): Promise<Artifact>;
  /** Throws ArtifactNotFound. */
  abstract open(artifactId: string, range?: ByteRange): Promise<OpenArtifact>;
  abstract find(artifactId: string): Promise<Artifact | null>;
}

/** Bytes that arrived whole and belong to nobody yet. One of the two is to be called; a failed `keep` discards. */
export interface ReceivedBytes {
  keep(about: NewArtifact): Promise<Artifact>;
  discard(): Promise<void>;
}

/** What the API's door needs of artifacts besides: uploads, and the artifacts that tasks name. */
export abstract class ArtifactDoor {
  /** Reads to the end without keeping: for bytes whose worth is known only after the last of them. */
  abstract receive(bytes: Readable): Promise<ReceivedBytes>;
  /**
   * Notes that a task is about to be written which uses these artifacts: retention spares them while it has its payload.
   * Returns the ids of those that exist. The ids are UUIDs in lower case.
   */
  abstract reserve(artifactIds: readonly string[], taskId: string): Promise<ReadonlySet<string>>;
}

export class ArtifactNotFound extends Error {
  override readonly name = 'ArtifactNotFound';
  constructor(artifactId: string) {
    super(`There is no artifact ${artifactId}. It may have passed its retention: upload it again.`);
  }
}
