import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { validate as isUuid, v7 as uuidv7 } from 'uuid';
import { Database } from '../store/database.js';
import {
  type Artifact,
  type ArtifactDoor,
  ArtifactNotFound,
  Artifacts,
  type NewArtifact,
  type OpenArtifact,
  type ReceivedBytes,
} from './artifact.js';
import { BlobNotFound } from './blobs/blob-errors.js';
import { BlobStore, type ByteRange, type StagedBlob } from './blobs/blob-store.js';
import { abandonArtifact, claimBlob, confirmArtifact } from './statements/claim-blob.js';
import { findArtifact } from './statements/find-artifact.js';
import { reserveArtifacts } from './statements/reserve-artifacts.js';

/**
 * Artifacts with their rows in PostgreSQL and their bytes in a blob store. A row is there before its bytes, so no crash
 * leaves bytes that nobody knows of, and is pending until they are, so no reader finds a row without bytes.
 */
@Injectable()
export class StoredArtifacts extends Artifacts implements ArtifactDoor, OnApplicationShutdown {
  private readonly receiving = new Set<Promise<unknown>>();

  constructor(
    private readonly database: Database,
    private readonly blobs: BlobStore,
  ) {
    super();
  }

  async put(bytes: Readable | Buffer, about: NewArtifact): Promise<Artifact> {
    return (await this.receive(bytes)).keep(about);
  }

  async receive(bytes: Readable | Buffer): Promise<ReceivedBytes> {
    const receiving = this.blobs.receive(bytes);
    this.receiving.add(receiving);
    try {
      const staged = await receiving;
      return { keep: (about) => this.keep(staged, about), discard: () => staged.discard() };
    } finally {
      this.receiving.delete(receiving);
    }
  }

  async open(artifactId: string, range?: ByteRange): Promise<OpenArtifact> {
    const artifact = await this.find(artifactId);
    if (!artifact) throw new ArtifactNotFound(artifactId);
    try {
      return { ...artifact, stream: await this.blobs.read(artifact.sha256, range) };
    } catch (error) {
      // Retention may have come between the two reads.
      if (error instanceof BlobNotFound && !(await this.find(artifactId))) throw new ArtifactNotFound(artifactId);
      throw error;
    }
  }

  async find(artifactId: string): Promise<Artifact | null> {
    return isUuid(artifactId) ? findArtifact(this.database, artifactId) : null;
  }

  async reserve(artifactIds: readonly string[], taskId: string): Promise<ReadonlySet<string>> {
    return new Set(artifactIds.length > 0 ? await reserveArtifacts(this.database, artifactIds, taskId) : []);
  }

  /** Uploads end with their connections; what they left aside is removed before the process ends. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.allSettled(this.receiving);
  }

  private async keep(staged: StagedBlob, about: NewArtifact): Promise<Artifact> {
    const { sha256, size } = staged;
    const artifact = { artifact_id: uuidv7(), sha256, size, media_type: about.media_type, name: about.name ?? null };
    try {
      await claimBlob(this.database, artifact, about);
      await this.settle(staged, artifact.artifact_id);
      return artifact;
    } finally {
      await staged.discard();
    }
  }

  private async settle(staged: StagedBlob, artifactId: string): Promise<void> {
    try {
      await staged.settle();
      if (await confirmArtifact(this.database, artifactId)) return;
      throw new Error('The bytes took longer than a day to be stored. Send them again.');
    } catch (error) {
      // Best effort: what stays pending for a day is retention's to remove.
      await abandonArtifact(this.database, artifactId).catch(() => undefined);
      throw error;
    }
  }
}
