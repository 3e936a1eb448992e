import type { ArchiveEntry, RawEntry } from './archive-entry.js';
import { UnreadableArchive } from './archive-errors.js';
import { ARCHIVE_LIMITS, type ArchiveLimits } from './archive-limits.js';
import { type ArchiveSource, chunksOf, recognise } from './archive-source.js';
import { EntryLedger } from './entry-ledger.js';
import { spool } from './spool.js';
import { readTarEntries } from './tar-entries.js';
import { readZipEntries } from './zip-entries.js';

export interface ReadOptions {
  readonly limits?: ArchiveLimits;
  readonly signal?: AbortSignal;
  /** Where a zip that comes as a stream waits on disk while it is read; the system's temporary folder by default. */
  readonly spoolFolder?: string;
}

/**
 * The regular files of an untrusted .tar.gz or .zip, one after the other, as a stream. Throws UnsafeArchive at the first
 * entry that must not be unpacked and UnreadableArchive for damage; what was given out before then belongs to a refused
 * archive. Errors of the source itself (a disk, a network) pass through as they are.
 */
export async function* readArchive(source: ArchiveSource, options: ReadOptions = {}): AsyncGenerator<ArchiveEntry> {
  const limits = options.limits ?? ARCHIVE_LIMITS;
  const ledger = new EntryLedger(limits);
  const opened = await openEntries(source, limits, options.spoolFolder);
  try {
    for await (const entry of opened.entries) {
      options.signal?.throwIfAborted();
      const path = ledger.admit(entry);
      const stream = ledger.count(entry, await entry.body());
      if (entry.kind !== 'folder') yield { path, size: entry.size, stream };
      // Bytes nobody wanted are counted all the same: a later reader must meet no surprise.
      for await (const chunk of stream) void chunk;
    }
    if (ledger.files === 0) throw new UnreadableArchive('it holds no files');
  } finally {
    await opened.close();
  }
}

interface OpenEntries {
  readonly entries: AsyncIterable<RawEntry>;
  readonly close: () => Promise<void>;
}

async function openEntries(given: ArchiveSource, limits: ArchiveLimits, spoolFolder?: string): Promise<OpenEntries> {
  const { format, source } = await recognise(given);
  const nothing = async (): Promise<void> => undefined;
  if (format === 'tar.gz') return { entries: readTarEntries(chunksOf(source), limits), close: nothing };
  if (Buffer.isBuffer(source) || 'file' in source) return { entries: readZipEntries(source), close: nothing };
  const spooled = await spool(source, limits.packedBytes, spoolFolder);
  return { entries: readZipEntries(spooled), close: spooled.remove };
}
