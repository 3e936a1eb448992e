import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
} from '@aws-sdk/client-s3';
import type { S3Bucket } from './s3-bucket.js';
import { INCOMING } from './s3-keys.js';

/** Removes uploads, whole and half, that began before a moment and were never settled: at most 1,000 of each a call. */
export async function sweepIncoming({ client, Bucket }: S3Bucket, before: Date): Promise<void> {
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket, Prefix: INCOMING }));
  for (const { Key, LastModified } of Contents) {
    if (LastModified && LastModified < before) await client.send(new DeleteObjectCommand({ Bucket, Key }));
  }
  const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket }));
  for (const { Key, UploadId, Initiated } of Uploads) {
    if (Initiated && Initiated < before) await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
  }
}
