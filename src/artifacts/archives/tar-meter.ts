import { UnreadableArchive, UnsafeArchive } from './archive-errors.js';
import { type ArchiveLimits, inMiB, RATIO_FREE_BYTES } from './archive-limits.js';

const END_BLOCK = 512;
/** A tar's own share: headers of every entry and its long-name records. */
const HEADER_BYTES_PER_ENTRY = 4096;

/** Weighs a gzipped tar on both sides of the gunzip, before a byte of it is parsed. */
export class TarMeter {
  #in = 0;
  #out = 0;
  #trailingZeros = 0;
  /** What went wrong outside the archive itself (its source, or a limit); it outranks the parser's complaint. */
  failure: unknown = null;

  constructor(private readonly limits: ArchiveLimits) {}

  async *packed(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of chunks) {
        this.#in += chunk.length;
        if (this.#in > this.limits.packedBytes) throw tooLarge('is larger than', this.limits.packedBytes);
        yield chunk;
      }
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }

  async *unpacked(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      this.#out += chunk.length;
      this.#weigh();
      this.#trailingZeros = trailingZeros(chunk, this.#trailingZeros);
      yield chunk;
    }
  }

  /** Call when everything was read. `consumed` is how many packed bytes the gunzip took. */
  finish(consumed: number): void {
    if (this.#out === 0 || this.#trailingZeros < END_BLOCK) throw new UnreadableArchive('it ends too early');
    if (consumed < this.#in) throw new UnreadableArchive('other bytes follow after its end');
  }

  #weigh(): void {
    const { totalBytes, entries, ratio } = this.limits;
    if (this.#out > totalBytes + entries * HEADER_BYTES_PER_ENTRY) {
      this.failure = tooLarge('unpacks to more than', totalBytes);
    } else if (this.#out > RATIO_FREE_BYTES && this.#out > ratio * this.#in) {
      this.failure = new UnsafeArchive(null, `unpacks to more than ${ratio} times its size`, 'Leave out padded files.');
    }
    if (this.failure) throw this.failure as Error;
  }
}

function tooLarge(problem: string, bytes: number): UnsafeArchive {
  return new UnsafeArchive(null, `${problem} ${inMiB(bytes)}`, 'Leave out data and build output.');
}

function trailingZeros(chunk: Buffer, before: number): number {
  let zeros = 0;
  while (zeros < chunk.length && zeros < END_BLOCK && chunk[chunk.length - 1 - zeros] === 0) zeros += 1;
  return zeros === chunk.length ? before + zeros : zeros;
}
