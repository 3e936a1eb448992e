import { createHash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import type { Blob } from './blob-store.js';

/** Passes bytes on and takes their measure. `blob` is theirs once all of them went through. */
export class Digest extends Transform {
  // Nobody else's to see: the SDK of S3 takes a stream's `size` for its length.
  readonly #hash = createHash('sha256');
  #size = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#hash.update(chunk);
    this.#size += chunk.length;
    done(null, chunk);
  }

  get blob(): Blob {
    return { sha256: this.#hash.copy().digest('hex'), size: this.#size };
  }
}
