import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';

const UPLOAD_PATHS = new Set(['/api/v1/artifacts', '/api/v1/attempts/artifacts']);
const UPLOAD_TYPE = 'application/vnd.millrace.upload';

declare module 'fastify' {
  interface FastifyRequest {
    /** What an upload said its body is; undefined on other routes, null when it said nothing. */
    uploadType: string | null | undefined;
  }
}

/**
 * Lets the upload routes, and no others, take a body of any type unread: there, JSON is bytes too. Fastify chooses the parser
 * by the Content-Type alone, so the one that the client sent is put aside and another takes its place.
 */
export function acceptUploads(server: FastifyInstance): void {
  server.decorateRequest('uploadType', undefined);
  server.addHook('preParsing', async (request) => {
    if (!isUpload(request)) return;
    const { headers } = request.raw;
    request.uploadType = headers['content-type'] ?? null;
    headers['content-type'] = UPLOAD_TYPE;
  });
  server.addContentTypeParser(UPLOAD_TYPE, async (request: FastifyRequest, body: IncomingMessage) => {
    if (isUpload(request)) return body;
    throw Object.assign(new Error('Unsupported media type'), { statusCode: 415 });
  });
}

/** Whether a request is for one of the upload routes. */
export function isUpload({ method, routeOptions }: FastifyRequest): boolean {
  return method === 'POST' && UPLOAD_PATHS.has(routeOptions.url ?? '');
}
