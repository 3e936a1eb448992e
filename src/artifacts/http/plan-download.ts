import contentDisposition from 'content-disposition';
import type { IncomingHttpHeaders } from 'node:http';
import { ApiError } from '../../http/api-error.js';
import type { Artifact } from '../artifact.js';
import type { ByteRange } from '../blobs/blob-store.js';
import { readRange } from './byte-range.js';

/** How a download is to be answered: the part that is read, or null when nothing is. */
export interface Download {
  readonly status: 200 | 206 | 304;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly range: ByteRange | 'whole' | null;
}

const DAY_SECONDS = 24 * 3600;

/** Reads the conditions of a request for an artifact. Throws the 416 of a range that lies past the end. */
export function planDownload(artifact: Artifact, request: IncomingHttpHeaders): Download {
  const { sha256, size } = artifact;
  const etag = `"${sha256}"`;
  const shared = { ETag: etag, 'Cache-Control': `private, max-age=${DAY_SECONDS}, immutable` };
  if (matches(request['if-none-match'], etag)) return { status: 304, headers: shared, range: null };
  const { 'if-range': condition = etag, range: asked } = request;
  const wanted = condition === etag ? asked : undefined;
  const range = readRange(wanted, size);
  if (range === 'unsatisfiable') throw pastTheEnd(size);
  const headers = { ...shared, ...describeContent(artifact) };
  if (range === 'whole') return { status: 200, headers: { ...headers, 'Content-Length': size }, range };
  const { start, end } = range;
  const part = { 'Content-Range': `bytes ${start}-${end}/${size}`, 'Content-Length': end - start + 1 };
  return { status: 206, headers: { ...headers, ...part }, range };
}

/** Whoever uploaded the bytes said their type: a browser may save them as that, and never run them in our name. */
function describeContent({ artifact_id, media_type, name }: Artifact): Record<string, string> {
  const fileName = name ?? artifact_id;
  const fallback = fileName.replace(/[^ -~]/gu, '_');
  return {
    'Content-Type': media_type,
    'Content-Disposition': contentDisposition(fileName, { fallback }),
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Accept-Ranges': 'bytes',
  };
}

function matches(header: string | undefined, etag: string): boolean {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}

function pastTheEnd(size: number): ApiError {
  const message = `The artifact has ${size} bytes, and the range begins after them. Ask for a part of those.`;
  return new ApiError(416, { Range: [message] }, { 'Content-Range': `bytes */${size}`, 'Accept-Ranges': 'bytes' });
}
