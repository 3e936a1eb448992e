import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useStack } from '../rig/use-stack.js';
import { S3Server } from './support/s3-server.js';

const stack = useStack();
let server: S3Server;
beforeAll(async () => {
  server = await S3Server.start();
});
afterAll(() => server.close());

describe('a process whose artifact store cannot be used as it is set says so and ends', () => {
  const start = (env: Record<string, string>) => stack.startApi({ env });

  test('for a backend that there is not', async () => {
    await expect(start({ ARTIFACTS_BACKEND: 'tape' })).rejects.toThrow(
      /ARTIFACTS_BACKEND="tape" cannot be used: expected one of disk, s3\. Set ARTIFACTS_BACKEND=disk/,
    );
  });

  test('for a folder that is none', async () => {
    const file = join(stack.home, 'a-file');
    writeFileSync(file, '');
    await expect(start({ ARTIFACTS_DIR: join(file, 'below') })).rejects.toThrow(
      /ARTIFACTS_DIR=.*cannot be used.*writable/,
    );
  });

  test('for S3 without a bucket', async () => {
    await expect(start({ ARTIFACTS_BACKEND: 's3' })).rejects.toThrow(/S3_BUCKET="" cannot be used.*Set S3_BUCKET=/);
  });

  test('for a bucket that is not there', async () => {
    const env = { ...server.environment, S3_BUCKET: 'elsewhere' };
    await expect(start(env)).rejects.toThrow(/S3_BUCKET="elsewhere" cannot be used: expected a bucket that exists/);
  });

  test('for credentials that do not fit', async () => {
    const env = { ...server.environment, AWS_SECRET_ACCESS_KEY: 'another' };
    await expect(start(env)).rejects.toThrow(/S3_BUCKET="artifacts" cannot be used.*Set AWS_ACCESS_KEY_ID/);
  });

  test('for a limit that is no number', async () => {
    await expect(start({ ARTIFACT_LIMIT_BYTES: 'much' })).rejects.toThrow(/ARTIFACT_LIMIT_BYTES="much" cannot be used/);
  });
});
