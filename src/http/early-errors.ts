import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ApiError, refuse } from './api-error.js';

const SENTENCES: Readonly<Record<string, [number, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request took too long to arrive. Send it again.'],
  HPE_HEADER_OVERFLOW: [431, 'The headers are over the limit of 16 KiB. Send fewer, or shorter ones.'],
};

const LINGER_MS = 1_000;

/** The security headers of answers that are no page and come before the hooks that set them. */
const EARLY_HEADERS = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'SAMEORIGIN',
};

/** Failures that come before any route is found, in the one error shape as well: options of the Fastify instance. */
export const EARLY_ERRORS = {
  frameworkErrors(error: Error & { statusCode?: number }, _request: FastifyRequest, reply: FastifyReply): void {
    const refusal = refuse(error.statusCode ?? 400, `${error.message}. The routes are listed at /docs.`);
    void reply.status(refusal.getStatus()).headers(EARLY_HEADERS).send(refusal.getResponse());
  },
  clientErrorHandler(error: Error & { code?: string }, socket: Socket): void {
    if (error.code === 'ECONNRESET' || socket.destroyed) return;
    const [status, sentence] = SENTENCES[error.code ?? ''] ?? [400, 'This is not HTTP.'];
    if (!socket.writable) return void socket.destroy(error);
    socket.end(describeRaw(refuse(status, sentence)));
    // Not at once: closed with bytes that were not read, the connection would be reset, and the refusal lost with it.
    socket.resume();
    setTimeout(() => socket.destroy(error), LINGER_MS).unref();
  },
} as const;

/** A refusal as the bytes of a whole response, after which the connection closes. */
export function describeRaw(refusal: ApiError): string {
  const body = JSON.stringify(refusal.getResponse());
  const { error: title } = refusal.getResponse() as { error: string };
  const headers = {
    ...EARLY_HEADERS,
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${refusal.getStatus()} ${title}`, ...lines, '', body].join('\r\n');
}
