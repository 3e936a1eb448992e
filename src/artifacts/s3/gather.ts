import { Readable } from 'node:stream';

/** The whole of a stream when it is at most `limit` bytes; a stream of the same bytes when it is more. */
export async function gatherUpTo(limit: number, bytes: Readable): Promise<Buffer | Readable> {
  const chunks = bytes[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const head: Buffer[] = [];
  for (let size = 0; size <= limit;) {
    const next = await chunks.next();
    if (next.done) return Buffer.concat(head);
    head.push(next.value);
    size += next.value.length;
  }
  return Readable.from(continued(head, chunks), { objectMode: false });
}

async function* continued(head: Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    for (let chunk = head.shift(); chunk; chunk = head.shift()) yield chunk;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
