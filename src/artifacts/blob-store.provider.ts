import { type FactoryProvider, Logger } from '@nestjs/common';
import { InvalidSettings } from '../config/invalid-settings.js';
import type { Settings } from '../config/settings.js';
import { SETTINGS } from '../config/settings.token.js';
import { BlobsAway } from './blobs/blob-errors.js';
import { BlobStore } from './blobs/blob-store.js';
import { DiskBlobs } from './blobs/disk-blobs.js';

/** The blob store that the settings name, tried once. A store that is away now may be back when it is needed. */
export const BLOB_STORE: FactoryProvider<Promise<BlobStore>> = {
  provide: BlobStore,
  inject: [SETTINGS],
  async useFactory(settings: Settings) {
    const blobs = await chooseStore(settings);
    try {
      await blobs.check();
    } catch (error) {
      if (!(error instanceof BlobsAway)) throw error;
      new Logger(BlobStore.name).warn(error.message);
    }
    return blobs;
  },
};

async function chooseStore(settings: Settings): Promise<BlobStore> {
  if (settings.artifactsBackend === 'disk') return new DiskBlobs(settings.artifactsDir);
  if (settings.s3Bucket !== undefined) return openS3(settings);
  const fix = 'Set S3_BUCKET=millrace, for instance, or unset ARTIFACTS_BACKEND for a folder of this machine.';
  throw new InvalidSettings([
    { variable: 'S3_BUCKET', value: '', expected: 'a bucket name, as ARTIFACTS_BACKEND is s3', fix },
  ]);
}

// Loaded where it is asked for: the SDK costs every process 20 MB.
async function openS3(settings: Settings): Promise<BlobStore> {
  const [{ S3Blobs }, { openBucket }] = await Promise.all([import('./s3/s3-blobs.js'), import('./s3/s3-bucket.js')]);
  return new S3Blobs(openBucket(settings));
}
