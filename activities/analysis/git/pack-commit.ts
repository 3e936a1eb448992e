import type { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { pack, type Pack } from 'tar-stream';
import { ByteReader } from './byte-reader.js';
import { type GitPlace, startGit } from './git-command.js';
import type { CommittedFile } from './list-commit.js';

/**
 * The files as a .tar.gz, straight out of git's objects: no attribute or filter of the repository has a say. Equal files give
 * equal bytes. To be read to its end or destroyed.
 */
export function packCommit(place: GitPlace, files: readonly CommittedFile[], signal: AbortSignal): Readable {
  const archive = pack();
  const packed = archive.pipe(createGzip());
  void fill(archive, place, files, signal).catch((error: Error) =>
    packed.destroy(signal.aborted ? (signal.reason as Error) : error),
  );
  return packed;
}

async function fill(
  archive: Pack,
  place: GitPlace,
  files: readonly CommittedFile[],
  signal: AbortSignal,
): Promise<void> {
  const input = files.map(({ object }) => `${object}\n`).join('');
  const git = startGit(place, ['cat-file', '--batch'], signal, { input, buffer: false });
  const objects = new ByteReader(git.stdout);
  const reading = (async () => {
    for (const { path, size } of files) {
      await objects.line();
      const content = await objects.bytes(size + 1);
      await addEntry(archive, path, content.subarray(0, size));
    }
    archive.finalize();
  })();
  await Promise.all([git, reading]);
}

function addEntry(archive: Pack, name: string, content: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    archive.entry({ name, mode: 0o644, mtime: new Date(0) }, content, (error) => (error ? reject(error) : resolve()));
  });
}
