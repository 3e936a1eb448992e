import { S3ServiceException } from '@aws-sdk/client-s3';
import { BlobsAway } from '../blobs/blob-errors.js';

const MISSING = new Set(['NoSuchKey', 'NotFound', 'NoSuchUpload']);
const LATER = new Set(['SlowDown', 'RequestTimeout', 'ThrottlingException', 'TooManyRequests']);

/** Makes one call; an error that says the store is away becomes BlobsAway. */
export async function callS3<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw isAway(error) ? new BlobsAway((error as Error).message || (error as Error).name) : error;
  }
}

export function isMissing(error: unknown): boolean {
  return error instanceof S3ServiceException && MISSING.has(error.name);
}

function isAway(error: unknown): boolean {
  if (error instanceof S3ServiceException)
    return (error.$metadata.httpStatusCode ?? 500) >= 500 || LATER.has(error.name);
  const { code, name } = error as NodeJS.ErrnoException;
  return name === 'TimeoutError' || /^E(?!RR_)[A-Z_]+$/.test(code ?? '');
}
