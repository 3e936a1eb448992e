import { openBucket } from '../../src/artifacts/s3/s3-bucket.js';
import { S3Blobs } from '../../src/artifacts/s3/s3-blobs.js';
import { readSettings } from '../../src/config/settings.js';
import { describeRace } from './support/race.suite.js';
import { S3Server } from './support/s3-server.js';

describe('equal bytes in S3', () => {
  let server: S3Server;
  afterAll(() => server.close());

  describeRace(async () => {
    server = await S3Server.start();
    // The SDK looks for its credentials here.
    Object.assign(process.env, server.environment);
    return { blobs: new S3Blobs(openBucket(readSettings(server.environment))), list: () => server.list() };
  });
});
