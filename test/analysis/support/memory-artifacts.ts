import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Artifact, Artifacts, NewArtifact, OpenArtifact } from '../../../src/artifacts/artifact.js';

interface Kept extends Artifact {
  readonly bytes: Buffer;
}

/** An artifact store for one test. */
export class MemoryArtifacts implements Artifacts {
  readonly kept = new Map<string, Kept>();

  async put(bytes: Readable | Buffer, { media_type }: NewArtifact): Promise<Artifact> {
    const whole = Buffer.isBuffer(bytes) ? bytes : await buffer(bytes);
    const sha256 = createHash('sha256').update(whole).digest('hex');
    const artifact = { artifact_id: randomUUID(), sha256, size: whole.length, media_type };
    this.kept.set(artifact.artifact_id, { ...artifact, bytes: whole });
    return artifact;
  }

  async open(artifactId: string): Promise<OpenArtifact> {
    const kept = this.kept.get(artifactId);
    if (!kept) throw Object.assign(new Error(`There is no artifact ${artifactId}.`), { name: 'ArtifactNotFound' });
    return { ...kept, stream: Readable.from([kept.bytes]) };
  }

  async find(artifactId: string): Promise<Artifact | null> {
    return this.kept.get(artifactId) ?? null;
  }
}
