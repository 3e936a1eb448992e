import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream';

const LINGER_MS = 10_000;

/** Reads a refused upload on and throws it away, so that its sender hears why; one that goes on regardless is cut off. */
export function drainRequest(request: IncomingMessage): void {
  if (request.readableEnded || request.destroyed) return;
  const timer = setTimeout(() => request.destroy(), LINGER_MS);
  finished(request, { writable: false }, () => clearTimeout(timer));
  request.unpipe();
  request.resume();
}
