import type { Readable } from 'node:stream';

/** Bytes by their content: `sha256` in hexadecimal digits, `size` in bytes. */
export interface Blob {
  readonly sha256: string;
  readonly size: number;
}

/** The first and the last byte of a part of a blob, both included, counted from 0. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Bytes that were received whole but lie aside, where no reader finds them. `settle` puts them under their SHA-256, in one
 * step, and may be called again; `discard` removes what lies aside, before or after that.
 */
export interface StagedBlob extends Blob {
  settle(): Promise<void>;
  discard(): Promise<void>;
}

/**
 * Where bytes are kept under their SHA-256. Whoever calls `delete` must keep `settle` of the same bytes away meanwhile.
 * Memory stays flat whatever the size. Every call throws BlobsAway when the store cannot be reached or is full.
 */
export abstract class BlobStore {
  /** Throws InvalidSettings, naming the variable to change, when the store cannot be used as it is set. */
  abstract check(): Promise<void>;
  /** Reads the stream to its end. When that fails, nothing of it is left. */
  abstract receive(bytes: Readable | Buffer): Promise<StagedBlob>;
  /** The stream must be read or destroyed. Throws BlobNotFound. */
  abstract read(sha256: string, range?: ByteRange): Promise<Readable>;
  /** Deleting what is not there is no error. */
  abstract delete(sha256: string): Promise<void>;
  /** Removes what processes that died left aside before a moment. */
  abstract sweepUnfinished(before: Date): Promise<void>;
}
