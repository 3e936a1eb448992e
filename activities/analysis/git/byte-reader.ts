/** Reads a stream of bytes piece by piece. Throws when it ends too early. */
export class ByteReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  async line(): Promise<string> {
    let end = this.#held.indexOf('\n');
    while (end < 0) {
      await this.#more();
      end = this.#held.indexOf('\n');
    }
    return (await this.bytes(end + 1)).toString('utf8', 0, end);
  }

  async bytes(count: number): Promise<Buffer> {
    const parts = [this.#held];
    let length = this.#held.length;
    while (length < count) {
      this.#held = Buffer.alloc(0);
      await this.#more();
      parts.push(this.#held);
      length += this.#held.length;
    }
    const whole = parts.length === 1 ? this.#held : Buffer.concat(parts, length);
    this.#held = whole.subarray(count);
    return whole.subarray(0, count);
  }

  async #more(): Promise<void> {
    const next = await this.#chunks.next();
    if (next.done === true) throw new Error('The stream ended before what was to come.');
    this.#held = Buffer.concat([this.#held, next.value]);
  }
}
