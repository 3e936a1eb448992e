import type { FastifyInstance, FastifyRequest } from 'fastify';
import { finished } from 'node:stream';

const LATE = Object.assign(new Error('The body did not come in time'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });

/**
 * Ends a request whose body is not there in time, as Node ends one whose headers are not (408). Node's own limit for bodies
 * knows no exemption, and an upload may take longer while its bytes keep coming.
 */
export function limitBodyTime(
  server: FastifyInstance,
  withinMs: number,
  isExempt: (request: FastifyRequest) => boolean,
): void {
  server.addHook('onRequest', async (request) => {
    const { raw } = request;
    if (!hasBody(request) || isExempt(request)) return;
    const timer = setTimeout(() => raw.complete || server.server.emit('clientError', LATE, raw.socket), withinMs);
    finished(raw, { writable: false }, () => clearTimeout(timer));
  });
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
