import { DeleteObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { createHash, randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { StagedBlob } from '../blobs/blob-store.js';
import { Digest } from '../blobs/digest.js';
import type { S3Bucket } from './s3-bucket.js';
import { copyObject } from './s3-copy.js';
import { callS3, isMissing } from './s3-errors.js';
import { INCOMING, keyOf } from './s3-keys.js';

/** Memory of one upload is at most three parts: two on their way and one being filled. */
export const PART_BYTES = 8 * 1024 * 1024;
const PARTS_AT_ONCE = 2;

/** Bytes that are all in memory have their name already, so they are put there when they settle, in one call. */
export function stageBuffer({ client, Bucket }: S3Bucket, bytes: Buffer): StagedBlob {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const object = { Bucket, Key: keyOf(sha256), Body: bytes, ContentLength: bytes.length };
  const settle = () => callS3(async () => void (await client.send(new PutObjectCommand(object))));
  return { sha256, size: bytes.length, settle, discard: async () => undefined };
}

/**
 * Uploads a stream while it comes. Its name, the SHA-256, is known at its end: so it goes to a key of its own, and settles
 * as a copy that the store makes by itself. No disk of this machine is needed, and nothing is sent twice.
 */
export async function stageStream(bucket: S3Bucket, bytes: Readable): Promise<StagedBlob> {
  const { client, Bucket } = bucket;
  const aside = { Bucket, Key: `${INCOMING}${randomUUID()}` };
  const digest = new Digest();
  const params = { ...aside, Body: digest };
  const upload = new Upload({ client, params, partSize: PART_BYTES, queueSize: PARTS_AT_ONCE });
  const sending = upload.done().catch((error: unknown) => {
    digest.destroy(error as Error);
    throw error;
  });
  // What went wrong first: a source that breaks also fails the upload, and the other way round.
  const [received, sent] = await Promise.allSettled([pipeline(bytes, digest, { end: true }), sending]);
  if (sent.status === 'rejected') throw sent.reason;
  if (received.status === 'rejected') throw received.reason;
  const { blob } = digest;
  return {
    ...blob,
    settle: () => callS3(() => settleCopy(bucket, aside.Key, blob)),
    discard: async () => void (await client.send(new DeleteObjectCommand(aside)).catch(() => undefined)),
  };
}

async function settleCopy(bucket: S3Bucket, from: string, { sha256, size }: { sha256: string; size: number }) {
  const to = keyOf(sha256);
  if (!(await isThere(bucket, to, size))) await copyObject(bucket, { from, to, size });
}

async function isThere({ client, Bucket }: S3Bucket, Key: string, size: number): Promise<boolean> {
  try {
    return (await client.send(new HeadObjectCommand({ Bucket, Key }))).ContentLength === size;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}
