import { Injectable } from '@nestjs/common';
import { type Artifact, ArtifactNotFound, Artifacts } from '../../src/artifacts/artifact.js';
import { currentSubtask } from '../../src/subtasks/subtask-context.js';
import { readWhole } from './tensors/read-whole.js';
import { type TensorFile, writeTensors } from './tensors/safetensors.js';

const MEDIA_TYPE = 'application/vnd.safetensors';

/** Files of tensors among the artifacts of the running task. */
@Injectable()
export class StoredFiles {
  constructor(private readonly artifacts: Artifacts) {}

  /** Throws ArtifactNotFound. */
  async read(artifactId: string): Promise<{ readonly bytes: Buffer; readonly sha256: string }> {
    const { stream, sha256 } = await this.artifacts.open(artifactId);
    return { bytes: await readWhole(stream, currentSubtask().signal), sha256 };
  }

  /** As read; null when there is none any more. */
  async find(artifactId: string): Promise<Buffer | null> {
    try {
      return (await this.read(artifactId)).bytes;
    } catch (error) {
      if (error instanceof ArtifactNotFound) return null;
      throw error;
    }
  }

  /** The same bytes, stored anew for the running task. Throws ArtifactNotFound. */
  async copy(artifactId: string): Promise<Artifact> {
    const { stream, media_type, name } = await this.artifacts.open(artifactId);
    const { tenant, taskId, signal } = currentSubtask();
    const about = { tenant, task_id: taskId, media_type, ...(name != null && { name }) };
    return this.artifacts.put(await readWhole(stream, signal), about);
  }

  keep(name: string, file: TensorFile): Promise<Artifact> {
    const { tenant, taskId } = currentSubtask();
    const about = { tenant, task_id: taskId, media_type: MEDIA_TYPE, name: `${name}.safetensors` };
    return this.artifacts.put(writeTensors(file), about);
  }
}
