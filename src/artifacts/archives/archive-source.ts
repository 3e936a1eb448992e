import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { UnreadableArchive } from './archive-errors.js';

/** The bytes of an archive: in memory, as a stream that is read once, or a file of ours on disk. */
export type ArchiveSource = Buffer | AsyncIterable<Buffer> | { readonly file: string };

export type ArchiveFormat = 'tar.gz' | 'zip';

const MAGIC_BYTES = 4;

/** The source with its format, told by the first bytes and never by a name. Throws UnreadableArchive for anything else. */
export async function recognise(source: ArchiveSource): Promise<{ format: ArchiveFormat; source: ArchiveSource }> {
  if (Buffer.isBuffer(source)) return { format: formatOf(source), source };
  if ('file' in source) return { format: formatOf(await firstBytes(source.file)), source };
  const chunks = source[Symbol.asyncIterator]();
  const head: Buffer[] = [];
  for (let size = 0; size < MAGIC_BYTES;) {
    const next = await chunks.next();
    if (next.done) break;
    head.push(next.value);
    size += next.value.length;
  }
  return { format: formatOf(Buffer.concat(head)), source: continued(head, chunks) };
}

/** The source as one stream of chunks. */
export function chunksOf(source: ArchiveSource): AsyncIterable<Buffer> {
  if (Buffer.isBuffer(source)) return slices(source);
  return 'file' in source ? createReadStream(source.file) : source;
}

function formatOf(head: Buffer): ArchiveFormat {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'tar.gz';
  const signature = head.length < MAGIC_BYTES ? 0 : head.readUInt32LE(0);
  if (signature === 0x04034b50 || signature === 0x06054b50) return 'zip';
  throw new UnreadableArchive(head.length === 0 ? 'it is empty' : 'it is neither a .tar.gz nor a .zip');
}

async function firstBytes(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MAGIC_BYTES), 0, MAGIC_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function* continued(head: readonly Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* head;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

// One huge chunk would be unpacked in one go; slices let the limits speak in between.
async function* slices(bytes: Buffer): AsyncGenerator<Buffer> {
  const step = 64 * 1024;
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
}
