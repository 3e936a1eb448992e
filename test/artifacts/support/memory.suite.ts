import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { request } from 'undici';
import type { ApiProcess } from '../../rig/processes/start-api.js';
import { ArtifactClient } from './artifact-client.js';
import { type BackendName, useStore } from './backends.js';
import { watchMemory } from './process-memory.js';

const MEBIBYTE = 1024 * 1024;
/** MILLRACE_UPLOAD_MIB=2048 tries what make test has no time for. */
const SIZE_MIB = Number(process.env['MILLRACE_UPLOAD_MIB'] ?? 300);
const RISE_AT_MOST_MIB = 150;

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

  test(`${SIZE_MIB} MiB go in and come out again while the process grows by less than ${RISE_AT_MOST_MIB} MiB`, async () => {
    const [sent, received] = [createHash('sha256'), createHash('sha256')];
    const rise = watchMemory(api.pid);
    const { artifact_id, size } = await artifacts.keep(Readable.from(produce(SIZE_MIB, (chunk) => sent.update(chunk))));
    expect(size).toBe(SIZE_MIB * MEBIBYTE);
    const { body } = await request(`${api.client.url}/api/v1/artifacts/${artifact_id}`);
    for await (const chunk of body) received.update(chunk as Buffer);
    expect(received.digest('hex')).toBe(sent.digest('hex'));
    expect(rise()).toBeLessThan(RISE_AT_MOST_MIB);
  }, 900_000);
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
