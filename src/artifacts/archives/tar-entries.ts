import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Extract, type Header } from 'tar-stream';
import type { RawEntry } from './archive-entry.js';
import { UnreadableArchive, UnsafeArchive } from './archive-errors.js';
import type { ArchiveLimits } from './archive-limits.js';
import { TarMeter } from './tar-meter.js';

type Entry = Extract extends AsyncIterable<infer Source> ? Source : never;

/** The entries of a gzipped tar, in their order, as they stream by. */
export async function* readTarEntries(packed: AsyncIterable<Buffer>, limits: ArchiveLimits): AsyncGenerator<RawEntry> {
  const meter = new TarMeter(limits);
  const gunzip = createGunzip();
  const tar = extract();
  const flow = pipeline(
    meter.packed(packed),
    gunzip,
    (bytes: AsyncIterable<Buffer>) => meter.unpacked(bytes),
    // A streamx stream: the same protocol, another declaration.
    tar as unknown as NodeJS.WritableStream,
  );
  // The loop below meets the same error first; this keeps the second sight of it from being an unhandled rejection.
  flow.catch(() => undefined);
  try {
    for await (const entry of tar) yield rawEntry(entry, meter);
    await flow;
    meter.finish(gunzip.bytesWritten);
  } catch (error) {
    throw meter.failure ?? asArchiveError(error);
  } finally {
    tar.destroy();
    gunzip.destroy();
    await flow.catch(() => undefined);
  }
}

function rawEntry(entry: Entry, meter: TarMeter): RawEntry {
  const { header } = entry;
  const kind = kindOf(header);
  const { size } = header;
  if (kind === 'folder' && size > 0) throw new UnsafeArchive(header.name, 'is a folder with bytes', 'Pack it again.');
  return { name: header.name, kind, size, packedSize: null, body: async () => readBody(entry, meter) };
}

async function* readBody(entry: Entry, meter: TarMeter): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of entry) yield chunk as Buffer;
  } catch (error) {
    throw meter.failure ?? asArchiveError(error);
  }
}

function kindOf(header: Header): string {
  const sparse = Object.keys(header.pax ?? {}).some((key) => key.startsWith('GNU.sparse'));
  if (sparse) return 'a sparse file';
  // Flags tar-stream does not know (sparse, multi-volume) come without a type.
  const type: string = header.type ?? 'special entry';
  if (type === 'directory') return 'folder';
  if (type !== 'file') return type === 'link' ? 'a hard link' : `a ${type.replace('-', ' ')}`;
  // Old tars mark a folder by its trailing slash only.
  return header.name.endsWith('/') && header.size === 0 ? 'folder' : 'file';
}

function asArchiveError(error: unknown): unknown {
  if (error instanceof UnsafeArchive || error instanceof UnreadableArchive) return error;
  return new UnreadableArchive(`it is damaged (${error instanceof Error ? error.message : String(error)})`);
}
