import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import pLimit from 'p-limit';
import type { S3Bucket } from './s3-bucket.js';

/** S3 copies at most 5 GiB in one call; parts of this size are copied side by side. */
const PART_BYTES = 512 * 1024 * 1024;
const AT_ONCE = 4;

interface Copy {
  readonly from: string;
  readonly to: string;
  /** In bytes. */
  readonly size: number;
}

/** Copies an object inside the bucket; its bytes do not come through here. It appears whole or not at all. */
export async function copyObject({ client, Bucket }: S3Bucket, copy: Copy): Promise<void> {
  const CopySource = `${Bucket}/${copy.from}`;
  if (copy.size <= PART_BYTES) await client.send(new CopyObjectCommand({ Bucket, Key: copy.to, CopySource }));
  else await copyInParts({ client, Bucket }, CopySource, copy);
}

async function copyInParts({ client, Bucket }: S3Bucket, CopySource: string, { to: Key, size }: Copy): Promise<void> {
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key }));
  const upload = { Bucket, Key, UploadId };
  const limit = pLimit(AT_ONCE);
  try {
    const copied = rangesOf(size).map((CopySourceRange, index) =>
      limit(async () => {
        const part = { ...upload, CopySource, CopySourceRange, PartNumber: index + 1 };
        const { CopyPartResult } = await client.send(new UploadPartCopyCommand(part));
        return { PartNumber: index + 1, ETag: CopyPartResult?.ETag };
      }),
    );
    const MultipartUpload = { Parts: await Promise.all(copied) };
    await client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload }));
  } catch (error) {
    limit.clearQueue();
    await client.send(new AbortMultipartUploadCommand(upload)).catch(() => undefined);
    throw error;
  }
}

function rangesOf(size: number): string[] {
  return Array.from({ length: Math.ceil(size / PART_BYTES) }, (_, index) => {
    const start = index * PART_BYTES;
    return `bytes=${start}-${Math.min(size, start + PART_BYTES) - 1}`;
  });
}
