import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface Blob {
  readonly sha256: string;
  readonly size: number;
}

/** Bytes on disk under their SHA-256. A blob appears whole or not at all: it is written aside, synced, then renamed. */
export class DiskBlobs {
  constructor(private readonly folder: string) {}

  async write(bytes: Readable | Buffer): Promise<Blob> {
    const aside = join(this.folder, 'incoming', randomUUID());
    await mkdir(dirname(aside), { recursive: true });
    const hash = createHash('sha256');
    let size = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        size += chunk.length;
        done(null, chunk);
      },
    });
    try {
      await pipeline(Buffer.isBuffer(bytes) ? Readable.from([bytes]) : bytes, measure, createWriteStream(aside));
      const sha256 = hash.digest('hex');
      await this.settle(aside, this.pathOf(sha256));
      return { sha256, size };
    } finally {
      await rm(aside, { force: true });
    }
  }

  read(sha256: string): Readable {
    return createReadStream(this.pathOf(sha256));
  }

  private async settle(aside: string, path: string): Promise<void> {
    if (await stat(path).catch(() => null)) return;
    await syncFile(aside);
    await mkdir(dirname(path), { recursive: true });
    await rename(aside, path);
    await syncFile(dirname(path));
  }

  private pathOf(sha256: string): string {
    return join(this.folder, sha256.slice(0, 2), sha256);
  }
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
