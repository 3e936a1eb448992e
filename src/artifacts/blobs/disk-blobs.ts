import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { InvalidSettings } from '../../config/invalid-settings.js';
import { BlobNotFound, BlobsAway } from './blob-errors.js';
import { BlobStore, type ByteRange, type StagedBlob } from './blob-store.js';
import { Digest } from './digest.js';

const CHUNK_BYTES = 256 * 1024;
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EROFS']);

/** Blobs as files under their SHA-256. A file appears whole or not at all: it is written aside, synced, then renamed. */
export class DiskBlobs extends BlobStore {
  private readonly incoming: string;

  constructor(private readonly folder: string) {
    super();
    this.incoming = join(folder, 'incoming');
  }

  async check(): Promise<void> {
    try {
      await mkdir(this.incoming, { recursive: true });
      // A file as every blob comes: root passes any look at permissions, and the folders may differ in theirs.
      const probe = randomUUID();
      await writeFile(join(this.incoming, probe), '');
      await rename(join(this.incoming, probe), join(this.folder, probe));
      await rm(join(this.folder, probe));
    } catch (error) {
      const fix = `Make it writable for this user, or set ARTIFACTS_DIR to another (${(error as Error).message}).`;
      const problem = { variable: 'ARTIFACTS_DIR', value: this.folder, expected: 'a folder to write to', fix };
      throw new InvalidSettings([problem]);
    }
  }

  async receive(bytes: Readable | Buffer): Promise<StagedBlob> {
    const aside = join(this.incoming, randomUUID());
    const digest = new Digest();
    const discard = () => rm(aside, { force: true });
    try {
      await mkdir(this.incoming, { recursive: true });
      const source = Buffer.isBuffer(bytes) ? Readable.from([bytes]) : bytes;
      await pipeline(source, digest, createWriteStream(aside, { flush: true, highWaterMark: CHUNK_BYTES }));
    } catch (error) {
      await discard();
      throw translate(error);
    }
    return { ...digest.blob, settle: () => this.settle(aside, digest.blob.sha256), discard };
  }

  async read(sha256: string, range?: ByteRange): Promise<Readable> {
    try {
      // Opened before the answer begins, so a blob that is deleted meanwhile is still read to its end.
      const handle = await open(this.pathOf(sha256), 'r');
      return handle.createReadStream({ ...range, highWaterMark: CHUNK_BYTES });
    } catch (error) {
      throw isMissing(error) ? new BlobNotFound(sha256) : error;
    }
  }

  async delete(sha256: string): Promise<void> {
    await rm(this.pathOf(sha256), { force: true });
  }

  async sweepUnfinished(before: Date): Promise<void> {
    const names = await readdir(this.incoming).catch(() => []);
    for (const path of names.map((name) => join(this.incoming, name))) {
      const found = await stat(path).catch(() => null);
      if (found && found.mtime < before) await rm(path, { force: true });
    }
  }

  // Equal bytes that are there already are replaced by themselves: no look beforehand that could be overtaken.
  private async settle(aside: string, sha256: string): Promise<void> {
    const path = this.pathOf(sha256);
    try {
      await mkdir(dirname(path), { recursive: true });
      await rename(aside, path);
      await syncFolder(dirname(path));
    } catch (error) {
      throw translate(error);
    }
  }

  private pathOf(sha256: string): string {
    return join(this.folder, sha256.slice(0, 2), sha256);
  }
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

function translate(error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  return FULL.has(code ?? '') ? new BlobsAway(`${message}: free some space in ARTIFACTS_DIR`) : error;
}
