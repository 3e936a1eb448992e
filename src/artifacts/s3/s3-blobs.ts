import { DeleteObjectCommand, GetObjectCommand } from '@aws-sdk/client-s3';
import type { Readable } from 'node:stream';
import { BlobNotFound } from '../blobs/blob-errors.js';
import { BlobStore, type ByteRange, type StagedBlob } from '../blobs/blob-store.js';
import type { S3Bucket } from './s3-bucket.js';
import { checkBucket } from './check-bucket.js';
import { gatherUpTo } from './gather.js';
import { callS3, isMissing } from './s3-errors.js';
import { keyOf } from './s3-keys.js';
import { PART_BYTES, stageBuffer, stageStream } from './s3-staging.js';
import { sweepIncoming } from './sweep-incoming.js';

/** Blobs as objects of an S3-compatible store, each under its SHA-256. */
export class S3Blobs extends BlobStore {
  constructor(private readonly bucket: S3Bucket) {
    super();
  }

  check(): Promise<void> {
    return checkBucket(this.bucket);
  }

  receive(bytes: Readable | Buffer): Promise<StagedBlob> {
    return callS3(async () => {
      const gathered = Buffer.isBuffer(bytes) ? bytes : await gatherUpTo(PART_BYTES, bytes);
      return Buffer.isBuffer(gathered) ? stageBuffer(this.bucket, gathered) : stageStream(this.bucket, gathered);
    });
  }

  async read(sha256: string, range?: ByteRange): Promise<Readable> {
    const { client, Bucket } = this.bucket;
    const wanted = { Bucket, Key: keyOf(sha256), ...(range && { Range: `bytes=${range.start}-${range.end}` }) };
    try {
      const { Body } = await callS3(() => client.send(new GetObjectCommand(wanted)));
      return Body as Readable;
    } catch (error) {
      throw isMissing(error) ? new BlobNotFound(sha256) : error;
    }
  }

  async delete(sha256: string): Promise<void> {
    const { client, Bucket } = this.bucket;
    await callS3(() => client.send(new DeleteObjectCommand({ Bucket, Key: keyOf(sha256) })));
  }

  sweepUnfinished(before: Date): Promise<void> {
    return callS3(() => sweepIncoming(this.bucket, before));
  }
}
