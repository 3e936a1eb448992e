import type { FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { refuse } from '../../http/api-error.js';
import { tooLarge } from './metered-body.js';
import { openForm } from './multipart-upload.js';

/** What a form holds besides its file: boundaries, headers, other fields. */
const FORM_BYTES = 64 * 1024;

/** An upload whose bytes are still to come. It counts once its bytes were read to the end and `rest` has resolved. */
export interface Upload {
  readonly bytes: Readable;
  readonly mediaType: string | null;
  readonly name: string | undefined;
  readonly rest: Promise<void>;
}

/** Begins to read an upload. Refuses at once one that is empty (400), or that says it is too large (413). */
export async function openUpload({ raw, uploadType = null }: FastifyRequest, limit: number): Promise<Upload> {
  const length = raw.headers['transfer-encoding'] === undefined ? Number(raw.headers['content-length'] ?? 0) : null;
  if (length === 0) throw refuse(400, 'The request has no body. Send the bytes as the body, or a form with one file.');
  const isForm = /^multipart\/form-data\b/i.test(uploadType ?? '');
  if (length !== null && length > limit + (isForm ? FORM_BYTES : 0)) throw tooLarge(limit);
  if (isForm) return openForm(raw, uploadType ?? '');
  return { bytes: raw, mediaType: uploadType, name: undefined, rest: Promise.resolve() };
}
