import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import type { TemporalRelease } from './temporal-release.js';

const CONNECT_MS = 5000;
const TRANSFER_MS = 5 * 60_000;

/** Downloads the vendor's archive, checks it against the pinned SHA-256 and writes the CLI to `target`. Throws why not. */
export async function downloadCli(release: TemporalRelease, baseUrl: string, target: string): Promise<void> {
  const archive = release.archives[`${process.platform}-${process.arch}`];
  if (!archive) throw new Error(`no pinned archive for ${process.platform}-${process.arch}`);
  const bytes = await fetchBytes(`${baseUrl}/v${release.version}/${archive.file}`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== archive.sha256) throw new Error(`${archive.file} has SHA-256 ${sha256}, expected ${archive.sha256}`);
  await extractCli(bytes, target);
}

async function fetchBytes(url: string): Promise<Buffer> {
  const connect = new AbortController();
  const timer = setTimeout(() => connect.abort(new Error(`no answer within ${CONNECT_MS / 1000} s`)), CONNECT_MS);
  try {
    const response = await fetch(url, { signal: AbortSignal.any([connect.signal, AbortSignal.timeout(TRANSFER_MS)]) });
    clearTimeout(timer);
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  } catch (error) {
    const { message, cause } = error as Error;
    throw new Error(cause instanceof Error ? `${url}: ${cause.message || cause.name}` : message, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

async function extractCli(archive: Buffer, target: string): Promise<void> {
  let found = false;
  const entries = Readable.from([archive]).pipe(createGunzip()).pipe(extract());
  for await (const entry of entries) {
    if (entry.header.name === 'temporal') {
      found = true;
      await pipeline(entry, createWriteStream(target));
    } else {
      entry.resume();
    }
  }
  if (!found) throw new Error('the archive holds no temporal');
}
