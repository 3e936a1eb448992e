import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ApiError, refuse } from './api-error.js';

const SENTENCES: Readonly<Record<string, [number, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request took too long to arrive. Send it again.'],
  HPE_HEADER_OVERFLOW: [431, 'The headers are over the limit of 16 KiB. Send fewer, or shorter ones.'],
};

/** Failures that come before any route is found, in the one error shape as well: options of the Fastify instance. */
export const EARLY_ERRORS = {
  frameworkErrors(error: Error & { statusCode?: number }, _request: FastifyRequest, reply: FastifyReply): void {
    const refusal = refuse(error.statusCode ?? 400, `${error.message}. The routes are listed at /docs.`);
    void reply.status(refusal.getStatus()).send(refusal.getResponse());
  },
  clientErrorHandler(error: Error & { code?: string }, socket: Socket): void {
    if (error.code === 'ECONNRESET' || socket.destroyed) return;
    const [status, sentence] = SENTENCES[error.code ?? ''] ?? [400, 'This is not HTTP.'];
    if (socket.writable) socket.write(describeRaw(refuse(status, sentence)));
    socket.destroy(error);
  },
} as const;

/** A refusal as the bytes of a whole response, after which the connection closes. */
export function describeRaw(refusal: ApiError): string {
  const body = JSON.stringify(refusal.getResponse());
  const { error: title } = refusal.getResponse() as { error: string };
  const headers = `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close`;
  return `HTTP/1.1 ${refusal.getStatus()} ${title}\r\n${headers}\r\n\r\n${body}`;
}
