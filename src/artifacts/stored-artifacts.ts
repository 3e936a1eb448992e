import { Inject, Injectable } from '@nestjs/common';
import { eq } from 'drizzle-orm';
import type { Readable } from 'node:stream';
import { validate as isUuid, v7 as uuidv7 } from 'uuid';
import type { ProcessSettings } from '../config/boot-settings.js';
import { SETTINGS } from '../config/settings.token.js';
import { Database } from '../store/database.js';
import { artifacts } from '../store/tables/index.js';
import { type Artifact, ArtifactNotFound, Artifacts, type NewArtifact, type OpenArtifact } from './artifact.js';
import { DiskBlobs } from './disk-blobs.js';

/** Artifacts with their rows in PostgreSQL and their bytes on disk: the bytes first, so a row never points at nothing. */
@Injectable()
export class StoredArtifacts extends Artifacts {
  private readonly blobs: DiskBlobs;

  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) settings: ProcessSettings,
  ) {
    super();
    this.blobs = new DiskBlobs(settings.artifactsDir);
  }

  async put(bytes: Readable | Buffer, about: NewArtifact): Promise<Artifact> {
    const blob = await this.blobs.write(bytes);
    const artifactId = uuidv7();
    const { tenant, media_type: mediaType, task_id: taskId, name } = about;
    await this.database.query.insert(artifacts).values({ artifactId, tenant, mediaType, taskId, name, ...blob });
    return { artifact_id: artifactId, media_type: mediaType, ...blob };
  }

  async open(artifactId: string): Promise<OpenArtifact> {
    const artifact = await this.find(artifactId);
    if (!artifact) throw new ArtifactNotFound(artifactId);
    return { ...artifact, stream: this.blobs.read(artifact.sha256) };
  }

  async find(artifactId: string): Promise<Artifact | null> {
    if (!isUuid(artifactId)) return null;
    const [row] = await this.database.query.select().from(artifacts).where(eq(artifacts.artifactId, artifactId));
    return row ? { artifact_id: row.artifactId, sha256: row.sha256, size: row.size, media_type: row.mediaType } : null;
  }
}
