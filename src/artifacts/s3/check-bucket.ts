import { HeadBucketCommand, S3ServiceException } from '@aws-sdk/client-s3';
import { InvalidSettings } from '../../config/invalid-settings.js';
import type { S3Bucket } from './s3-bucket.js';
import { callS3 } from './s3-errors.js';

/** Asks for the bucket once. Throws InvalidSettings with what to change, or BlobsAway. */
export async function checkBucket({ client, Bucket }: S3Bucket): Promise<void> {
  try {
    await callS3(() => client.send(new HeadBucketCommand({ Bucket })));
  } catch (error) {
    throw (await describeProblem(error, { client, Bucket })) ?? error;
  }
}

async function describeProblem(error: unknown, { client, Bucket }: S3Bucket): Promise<InvalidSettings | null> {
  if ((error as Error).name === 'CredentialsProviderError')
    return invalid('AWS_ACCESS_KEY_ID', '', 'credentials for S3_BUCKET', 'Set it and AWS_SECRET_ACCESS_KEY.');
  if (!(error instanceof S3ServiceException)) return null;
  const status = error.$metadata.httpStatusCode;
  if (status === 404)
    return invalid('S3_BUCKET', Bucket, 'a bucket that exists', 'Create it, or name another; see S3_ENDPOINT too.');
  if (status === 401 || status === 403)
    return invalid(
      'S3_BUCKET',
      Bucket,
      'a bucket these credentials may use',
      'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to ones that may list, read, write and delete there.',
    );
  if (status === 301 || status === 400)
    return invalid('S3_REGION', String(await client.config.region()), 'the region of S3_BUCKET', 'Set it to that.');
  return null;
}

function invalid(variable: string, value: string, expected: string, fix: string): InvalidSettings {
  return new InvalidSettings([{ variable, value, expected, fix }]);
}
