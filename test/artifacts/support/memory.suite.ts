import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { request } from 'undici';
import type { ApiProcess } from '../../rig/processes/start-api.js';
import { ArtifactClient } from './artifact-client.js';
import { type BackendName, useStore } from './backends.js';
import { watchMemory } from './process-memory.js';

const MEBIBYTE = 1024 * 1024;
/** What goes to S3 passes through a second server on the same cores: less of it, and still twice the bound on the rise. */
const SENT_MIB = { disk: { raw: 2048, form: 2048 }, s3: { raw: 300, form: 300 } };
/** MILLRACE_UPLOAD_MIB=2048 sends as much everywhere. */
const ALL_MIB = Number(process.env['MILLRACE_UPLOAD_MIB'] ?? NaN);
const RISE_AT_MOST_MIB = 150;
const BOUNDARY = 'the-boundary-of-this-form';
const FORM = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };

/** The memory of the API does not follow the size of what goes through it, whatever keeps the bytes. */
export function describeMemory(backend: BackendName): void {
  const { stack } = useStore(backend);
  let api: ApiProcess;
  let artifacts: ArtifactClient;

  beforeAll(async () => {
    api = await stack.startApi();
    artifacts = new ArtifactClient(() => api.client.url);
    await artifacts.keep(randomBytes(20 * MEBIBYTE));
  });

  const { raw, form } = SENT_MIB[backend];
  test.each([
    ['as they are', ALL_MIB || raw, (bytes: Iterable<Buffer>) => artifacts.keep(Readable.from(bytes))],
    ['in a form', ALL_MIB || form, (bytes: Iterable<Buffer>) => artifacts.keep(Readable.from(inForm(bytes)), FORM)],
  ])(
    `bytes that come %s, %d MiB of them, go in and out again while the process grows by less than ${RISE_AT_MOST_MIB} MiB`,
    async (_, mebibytes, upload) => {
      const [sent, received] = [createHash('sha256'), createHash('sha256')];
      const rise = watchMemory(api.pid);
      const { artifact_id, size } = await upload(produce(mebibytes, (chunk) => sent.update(chunk)));
      expect(size).toBe(mebibytes * MEBIBYTE);
      const { body } = await request(`${api.client.url}/api/v1/artifacts/${artifact_id}`);
      for await (const chunk of body) received.update(chunk as Buffer);
      expect(received.digest('hex')).toBe(sent.digest('hex'));
      expect(rise()).toBeLessThan(RISE_AT_MOST_MIB);
    },
    900_000,
  );
}

/** The bytes as the one file of a multipart form, made on the way. */
function* inForm(bytes: Iterable<Buffer>): Generator<Buffer> {
  const disposition = 'Content-Disposition: form-data; name="file"; filename="large.bin"';
  yield Buffer.from(`--${BOUNDARY}\r\n${disposition}\r\nContent-Type: application/octet-stream\r\n\r\n`);
  yield* bytes;
  yield Buffer.from(`\r\n--${BOUNDARY}--\r\n`);
}

function* produce(mebibytes: number, tell: (chunk: Buffer) => void): Generator<Buffer> {
  const chunk = randomBytes(MEBIBYTE);
  for (let n = 0; n < mebibytes; n += 1) {
    chunk.writeUInt32LE(n);
    const copy = Buffer.from(chunk);
    tell(copy);
    yield copy;
  }
}
