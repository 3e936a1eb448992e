import type { FastifyReply } from 'fastify';
import type { TaskEvent } from '../store/statements/read-events.js';

const HEARTBEAT_MS = 15_000;
const BUFFERED_BYTES_AT_MOST = 4 * 1024 * 1024;

/** One Server-Sent Events response: an `id` on every event, a comment every 15 s, and the end after `done`. */
export class EventStream {
  private readonly heart: NodeJS.Timeout;

  constructor(
    private readonly reply: FastifyReply,
    onClose: () => void,
  ) {
    reply.hijack();
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    reply.raw.write(': connected\n\n');
    this.heart = setInterval(() => reply.raw.write(': heartbeat\n\n'), HEARTBEAT_MS);
    reply.raw.on('close', () => {
      clearInterval(this.heart);
      onClose();
    });
  }

  send(event: TaskEvent): void {
    const { raw } = this.reply;
    raw.write(`id: ${event.seq}\nevent: ${event.kind}\ndata: ${JSON.stringify(describeEvent(event))}\n\n`);
    if (event.kind === 'done') raw.end();
    // A reader that stands still is cut off; it resumes from its last id without loss.
    else if (raw.writableLength > BUFFERED_BYTES_AT_MOST) raw.destroy();
  }
}

/** An event as the wire shows it. */
export function describeEvent({ body, ts, ...shared }: TaskEvent): Record<string, unknown> {
  return { ...shared, ts: ts.toISOString(), ...body };
}
