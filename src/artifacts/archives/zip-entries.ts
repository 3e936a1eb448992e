import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, getFileNameLowLevel, openPromise, type ZipFile } from 'yauzl';
import type { RawEntry } from './archive-entry.js';
import { UnreadableArchive, UnsafeArchive } from './archive-errors.js';

const MODE_KINDS: Readonly<Record<number, string>> = {
  0o000000: 'file',
  0o100000: 'file',
  0o040000: 'folder',
  0o120000: 'a symlink',
  0o020000: 'a character device',
  0o060000: 'a block device',
  0o010000: 'a fifo',
  0o140000: 'a socket',
};

/** The entries of a zip, by its central directory. The zip lies in memory or in a file of ours: it needs random access. */
export async function* readZipEntries(source: Buffer | { readonly file: string }): AsyncGenerator<RawEntry> {
  const zip = await openZip(source);
  try {
    let packed = 0;
    for await (const entry of zip.eachEntry()) {
      packed += entry.compressedSize;
      // Entries that share their bytes are how a small zip unpacks to petabytes.
      if (packed > zip.fileSize) throw new UnsafeArchive(null, 'has entries that overlap', 'Pack it again.');
      yield rawEntry(zip, entry);
    }
  } catch (error) {
    throw asArchiveError(error);
  } finally {
    zip.close();
  }
}

async function openZip(source: Buffer | { readonly file: string }): Promise<ZipFile> {
  // Names are decoded here, not by yauzl: it would turn backslashes into slashes before anybody sees them.
  const options = { decodeStrings: false, autoClose: false };
  try {
    return await (Buffer.isBuffer(source) ? fromBufferPromise(source, options) : openPromise(source.file, options));
  } catch (error) {
    throw asArchiveError(error);
  }
}

function rawEntry(zip: ZipFile, entry: Entry): RawEntry {
  const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
  if (entry.isEncrypted()) {
    throw new UnsafeArchive(name, 'is encrypted, so it cannot be checked', 'Pack the project without a password.');
  }
  const mode = (entry.externalFileAttributes >>> 16) & 0o170000;
  const named = name.endsWith('/') ? 'folder' : 'file';
  const kind = mode === 0 ? named : (MODE_KINDS[mode] ?? 'a special entry');
  if (kind === 'file' && named === 'folder')
    throw new UnsafeArchive(name, 'is both a file and a folder', 'Pack it again.');
  if (kind === 'folder' && entry.uncompressedSize > 0) {
    throw new UnsafeArchive(name, 'is a folder with bytes', 'Pack it again.');
  }
  const body = async (): Promise<AsyncIterable<Buffer>> => readBody(zip, entry);
  return { name, kind, size: entry.uncompressedSize, packedSize: entry.compressedSize, body };
}

async function* readBody(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  // yauzl checks the sizes, not the sum.
  let sum = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      sum = crc32(chunk as Buffer, sum);
      yield chunk as Buffer;
    }
    if (sum !== entry.crc32) throw new UnreadableArchive('the checksum of a file is wrong');
  } catch (error) {
    throw asArchiveError(error);
  }
}

function asArchiveError(error: unknown): unknown {
  if (error instanceof UnsafeArchive || error instanceof UnreadableArchive) return error;
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code && !code.startsWith('Z_')) return error;
  return new UnreadableArchive(`it is damaged (${error instanceof Error ? error.message : String(error)})`);
}
