import { buffer } from 'node:stream/consumers';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';

/** A .tar.gz of these files. Names are relative, with forward slashes. */
export async function packArchive(
  files: Iterable<{ readonly name: string; readonly content: Buffer | string }>,
): Promise<Buffer> {
  const archive = pack();
  for (const { name, content } of files) archive.entry({ name }, content);
  archive.finalize();
  return buffer(archive.pipe(createGzip()));
}
