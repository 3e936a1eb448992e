import { finished, type Readable, Transform, type TransformCallback } from 'node:stream';
import { refuse } from '../../http/api-error.js';

const SILENCE_MS = 60_000;

/** Passes an upload on: at most `limit` bytes (413), and never silent for a minute (408). */
export class MeteredBody extends Transform {
  private received = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly limit: number) {
    super();
    this.timer = setTimeout(() => this.endSilence(), SILENCE_MS);
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.received += chunk.length;
    this.timer.refresh();
    if (this.received > this.limit) done(tooLarge(this.limit));
    else done(null, chunk);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    clearTimeout(this.timer);
    done(error);
  }

  // Silence of the client, that is: bytes which the store has not taken yet are nobody's fault.
  private endSilence(): void {
    if (this.readableLength > 0) this.timer.refresh();
    else this.destroy(refuse(408, `No byte came for ${SILENCE_MS / 1000} seconds; nothing was kept. Send it again.`));
  }
}

/** A source as a metered stream of its own: when that fails, the source is left as it is, for the answer to go out. */
export function meter(source: Readable, limit: number): MeteredBody {
  const body = new MeteredBody(limit);
  // It may fail before its reader listens; the reader finds it failed then.
  body.on('error', () => undefined);
  finished(source, { writable: false }, (error) => error && body.destroy(asRefusal(error)));
  source.pipe(body);
  return body;
}

export function tooLarge(limit: number): Error {
  return refuse(
    413,
    `The upload is larger than ${limit} bytes; nothing was kept. Send less, or raise ARTIFACT_LIMIT_BYTES.`,
  );
}

export function cutOff(): Error {
  return refuse(400, 'The upload broke off before its end; nothing was kept. Send it again.');
}

function asRefusal(error: Error): Error {
  return 'getStatus' in error ? error : cutOff();
}
