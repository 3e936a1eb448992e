import { CreateBucketCommand, ListMultipartUploadsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findS3Server } from '../../../scripts/s3-server/find-s3-server.js';
import { portAnswers } from '../../../scripts/processes/port-answers.js';
import { readSettings } from '../../../src/config/settings.js';
import { freePort } from '../../rig/processes/free-port.js';
import { SpawnedProcess } from '../../rig/processes/spawned-process.js';

const CREDENTIALS = { accessKeyId: 'millrace', secretAccessKey: 'a secret of the tests' };
const BUCKET = 'artifacts';

/** An S3-compatible server with one empty bucket. */
export class S3Server {
  private readonly folder = mkdtempSync(join(tmpdir(), 'millrace-s3-'));
  private readonly client: S3Client;
  private server: SpawnedProcess | undefined;

  private constructor(
    private readonly program: string,
    private readonly port: number,
  ) {
    for (const name of ['objects', 'about']) mkdirSync(join(this.folder, name));
    const endpoint = `http://127.0.0.1:${port}`;
    this.client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials: CREDENTIALS });
  }

  static async start(): Promise<S3Server> {
    const server = new S3Server(await findS3Server(readSettings(process.env).home), await freePort());
    await server.run();
    await server.client.send(new CreateBucketCommand({ Bucket: BUCKET }));
    return server;
  }

  /** What a process needs to keep its artifacts here. */
  get environment(): Record<string, string> {
    return {
      ARTIFACTS_BACKEND: 's3',
      S3_ENDPOINT: `http://127.0.0.1:${this.port}`,
      S3_BUCKET: BUCKET,
      S3_FORCE_PATH_STYLE: 'true',
      AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
    };
  }

  /** The keys of all objects, and of uploads that are not finished. */
  async list(): Promise<string[]> {
    const { Contents = [] } = await this.client.send(new ListObjectsV2Command({ Bucket: BUCKET }));
    const { Uploads = [] } = await this.client.send(new ListMultipartUploadsCommand({ Bucket: BUCKET }));
    return [...Contents, ...Uploads].map(({ Key = '' }) => Key);
  }

  async run(): Promise<void> {
    const flags = ['--port', `127.0.0.1:${this.port}`, '--quiet', '--keep-alive'];
    const posix = ['posix', '--sidecar', join(this.folder, 'about'), join(this.folder, 'objects')];
    this.server = new SpawnedProcess('S3 server', [this.program, ...flags, ...posix], {
      logFile: join(this.folder, 'log'),
      env: { ROOT_ACCESS_KEY: CREDENTIALS.accessKeyId, ROOT_SECRET_KEY: CREDENTIALS.secretAccessKey },
    });
    await this.server.waitFor('its port', () => portAnswers(`127.0.0.1:${this.port}`));
  }

  async stop(): Promise<void> {
    await this.server?.end();
  }

  async close(): Promise<void> {
    this.client.destroy();
    await this.stop();
    rmSync(this.folder, { recursive: true });
  }
}
