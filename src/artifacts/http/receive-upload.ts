import type { FastifyRequest } from 'fastify';
import type { Artifact, ArtifactDoor, NewArtifact } from '../artifact.js';
import { readFileName } from './file-name.js';
import { readMediaType } from './media-type.js';
import { meter } from './metered-body.js';
import { openUpload } from './open-upload.js';

export interface UploadOrder {
  /** For a body that is no form; a form brings its own. */
  readonly name: string | undefined;
  /** In bytes. */
  readonly limit: number;
  readonly owner: Pick<NewArtifact, 'tenant' | 'task_id'>;
}

/** Streams a request's body into the store; one that does not end well leaves nothing. Every refusal is an ApiError. */
export async function receiveUpload(
  artifacts: ArtifactDoor,
  request: FastifyRequest,
  { name: given, limit, owner }: UploadOrder,
): Promise<Artifact> {
  const file = await openUpload(request, limit);
  const media_type = readMediaType(file.mediaType);
  const name = readFileName(file.name ?? given);
  const body = meter(file.bytes, limit);
  try {
    const received = await artifacts.receive(body);
    await file.rest.catch((error: unknown) => received.discard().then(() => Promise.reject(error as Error)));
    return await received.keep({ ...owner, media_type, name });
  } finally {
    body.destroy();
  }
}
