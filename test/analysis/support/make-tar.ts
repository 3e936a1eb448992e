import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { type Header, pack } from 'tar-stream';

type TarEntry = Partial<Header> & { readonly name: string; readonly bytes?: string | Buffer };

/** A gzipped tar of exactly these entries, harmless or not. */
export async function makeTar(entries: readonly TarEntry[]): Promise<Buffer> {
  return gzipSync(await makePlainTar(entries));
}

export async function makePlainTar(entries: readonly TarEntry[]): Promise<Buffer> {
  const tar = pack();
  for (const { bytes = '', ...header } of entries) tar.entry(header, bytes);
  tar.finalize();
  return buffer(tar);
}
