import { S3Client } from '@aws-sdk/client-s3';
import type { Settings } from '../../config/settings.js';

const CONNECT_MS = 3_000;
const ANSWER_MS = 300_000;
/** A download holds its socket for as long as its reader takes. */
const SOCKETS = 512;

/** A bucket and the client that reaches it. */
export interface S3Bucket {
  readonly client: S3Client;
  readonly Bucket: string;
}

/** The bucket of the settings. Credentials come from where the AWS SDK looks for them: environment, files, the machine. */
export function openBucket(settings: Settings): S3Bucket {
  const agent = { keepAlive: true, maxSockets: SOCKETS };
  const client = new S3Client({
    region: settings.s3Region,
    ...(settings.s3Endpoint && { endpoint: settings.s3Endpoint }),
    forcePathStyle: settings.s3ForcePathStyle === 'true',
    // Not every S3-compatible store knows the checksums that the SDK would add by itself.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      requestTimeout: ANSWER_MS,
      throwOnRequestTimeout: true,
      httpAgent: agent,
      httpsAgent: agent,
    },
  });
  return { client, Bucket: settings.s3Bucket ?? '' };
}
