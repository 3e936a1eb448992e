import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { MOST_PICTURE_BYTES } from '../../contracts/picture-limits.js';
import type { JsonObject } from '../../contracts/json.js';
import type { ArtifactField, TaskContract } from '../../contracts/task-contract.js';
import { ArtifactDoor, Artifacts } from '../artifacts/artifact.js';
import { UnreadableArchive, UnsafeArchive } from '../artifacts/archives/archive-errors.js';
import { inspectArchive } from '../artifacts/archives/inspect-archive.js';
import { refuse } from '../http/api-error.js';
import { decodeBase64Field } from './base64-field.js';
import { readPath, replacePath } from './input-paths.js';
import { inspectPicture, refuseLargePicture } from './inspect-picture.js';
import { findNamedArtifacts } from './named-artifacts.js';

export interface Submitter {
  readonly tenant: string;
  readonly taskId: string;
}

/** Turns the blobs of an input into artifacts before anything is accepted, and makes sure that named artifacts exist. */
@Injectable()
export class InputArtifacts {
  constructor(
    private readonly artifacts: Artifacts,
    private readonly door: ArtifactDoor,
  ) {}

  async keep(contract: TaskContract, input: JsonObject, submitter: Submitter): Promise<JsonObject> {
    let kept = input;
    for (const { field, ...about } of contract.artifactFields)
      if (field !== undefined) kept = await this.keepField({ field, ...about }, kept, submitter);
    const found = await this.door.reserve(findNamedArtifacts(kept), submitter.taskId);
    for (const field of contract.artifactFields) requireNamed(field, kept, found);
    for (const field of contract.artifactFields)
      if (field.kind === 'image' && readPath(kept, field.becomes) === readPath(input, field.becomes))
        await this.refuseOtherThanPicture(field.becomes, readPath(kept, field.becomes));
    return kept;
  }

  private async refuseOtherThanPicture(field: string, artifactId: unknown): Promise<void> {
    if (typeof artifactId !== 'string') return;
    const { stream, size } = await this.artifacts.open(artifactId);
    if (size <= MOST_PICTURE_BYTES) await inspectPicture(field, await buffer(stream));
    else stream.destroy();
    refuseLargePicture(field, size);
  }

  private async keepField(
    field: Required<ArtifactField>,
    input: JsonObject,
    submitter: Submitter,
  ): Promise<JsonObject> {
    const text = readPath(input, field.field);
    if (typeof text !== 'string') return input;
    const bytes = decodeBase64Field(field.field, text);
    if (field.kind === 'archive') await refuseUnsafe(field.field, bytes);
    const media_type = field.kind === 'image' ? await inspectPicture(field.field, bytes) : 'application/octet-stream';
    const about = { tenant: submitter.tenant, media_type, task_id: submitter.taskId };
    const { artifact_id } = await this.artifacts.put(bytes, { ...about, name: field.field });
    return replacePath(input, field.field, field.becomes, artifact_id);
  }
}

function requireNamed(field: ArtifactField, input: JsonObject, found: ReadonlySet<string>): void {
  const artifactId = readPath(input, field.becomes);
  if (typeof artifactId !== 'string' || found.has(artifactId.toLowerCase())) return;
  const orElse = field.field === undefined ? 'name one that a task has stored' : `send the bytes in ${field.field}`;
  throw refuse(400, `There is no artifact ${artifactId}. Upload it first, or ${orElse}.`, field.becomes);
}

async function refuseUnsafe(field: string, bytes: Buffer): Promise<void> {
  try {
    await inspectArchive(bytes);
  } catch (error) {
    if (!(error instanceof UnsafeArchive) && !(error instanceof UnreadableArchive)) throw error;
    throw refuse(422, error.message, field);
  }
}
