import type { Readable } from 'node:stream';

/** The bytes of a stream in one piece. An abort ends it and is thrown. */
export async function readWhole(stream: Readable, signal: AbortSignal): Promise<Buffer> {
  const stop = (): void => void stream.destroy(signal.reason as Error);
  signal.addEventListener('abort', stop, { once: true });
  try {
    signal.throwIfAborted();
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    return Buffer.concat(parts);
  } finally {
    signal.removeEventListener('abort', stop);
    stream.destroy();
  }
}
