import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ArchiveEntry } from './archive-entry.js';
import { UnsafeArchive } from './archive-errors.js';
import type { ArchiveSource } from './archive-source.js';
import { readArchive, type ReadOptions } from './read-archive.js';

/**
 * Unpacks an archive as `folder`, which must not exist yet while its parent must. Files are 0600 and folders 0700
 * whatever the archive says. The folder appears only when everything is in it; after an error nothing of it is left.
 */
export async function extractArchive(
  source: ArchiveSource,
  folder: string,
  options: ReadOptions = {},
): Promise<{ readonly files: number; readonly bytes: number }> {
  const partial = join(dirname(folder), `.${basename(folder)}.${randomUUID()}`);
  const files = join(partial, 'files');
  try {
    await mkdir(partial, { mode: 0o700 });
    await mkdir(files, { mode: 0o700 });
    const written = await writeEntries(readArchive(source, { spoolFolder: partial, ...options }), files);
    await rename(files, folder);
    return written;
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

async function writeEntries(entries: AsyncIterable<ArchiveEntry>, folder: string) {
  const made = new Set(['.']);
  let files = 0;
  let bytes = 0;
  for await (const entry of entries) {
    const within = dirname(entry.path);
    if (!made.has(within)) await mkdir(join(folder, within), { recursive: true, mode: 0o700 });
    made.add(within);
    bytes += await writeFile(entry, join(folder, entry.path));
    files += 1;
  }
  return { files, bytes };
}

async function writeFile(entry: ArchiveEntry, file: string): Promise<number> {
  // 'wx' never opens what is there already: on a file system that folds case, two names may be one file.
  const handle = await open(file, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST' && error.code !== 'EISDIR') throw error;
    throw new UnsafeArchive(
      entry.path,
      'comes twice under names this disk cannot tell apart',
      'Rename one of the two.',
    );
  });
  let bytes = 0;
  try {
    for await (const chunk of entry.stream) {
      await handle.writeFile(chunk);
      bytes += chunk.length;
    }
  } finally {
    await handle.close();
  }
  return bytes;
}
