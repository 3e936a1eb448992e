import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { UnsafeArchive } from './archive-errors.js';
import { inMiB } from './archive-limits.js';

export interface Spooled {
  readonly file: string;
  readonly remove: () => Promise<void>;
}

/** Writes a stream to a private file, at most `limit` bytes. Nothing stays behind when that fails. */
export async function spool(chunks: AsyncIterable<Buffer>, limit: number, parent = tmpdir()): Promise<Spooled> {
  const folder = await mkdtemp(join(parent, 'millrace-spool-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const file = join(folder, 'archive');
  try {
    await pipeline(atMost(chunks, limit), createWriteStream(file, { mode: 0o600 }));
    return { file, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function* atMost(chunks: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > limit) {
      throw new UnsafeArchive(null, `is larger than ${inMiB(limit)}`, 'Leave out data and build output.');
    }
    yield chunk;
  }
}
