import type { ArchiveSource } from './archive-source.js';
import { readArchive, type ReadOptions } from './read-archive.js';

/**
 * Reads an archive through without keeping anything of it: how many regular files it holds and their bytes unpacked.
 * Unpacking runs in the thread pool of libuv, so the event loop stays free. Throws UnsafeArchive or UnreadableArchive.
 */
export async function inspectArchive(
  source: ArchiveSource,
  options: ReadOptions = {},
): Promise<{ readonly files: number; readonly bytes: number }> {
  let files = 0;
  let bytes = 0;
  for await (const entry of readArchive(source, options)) {
    files += 1;
    for await (const chunk of entry.stream) bytes += chunk.length;
  }
  return { files, bytes };
}
