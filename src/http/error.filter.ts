import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isStoreAway } from '../store/store-away.js';
import { ApiError, refuse } from './api-error.js';

const RETRY_AFTER_SECONDS = '2';

/** Answers every failure, of ours, of the framework and of the store, in the one error shape. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger(ErrorFilter.name);

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const error = this.translate(thrown, request);
    if (reply.sent) return;
    void reply.status(error.getStatus()).headers(error.headers).send(error.getResponse());
  }

  private translate(thrown: unknown, request: FastifyRequest): ApiError {
    if (thrown instanceof ApiError) return thrown;
    const status = statusOf(thrown);
    if (status === 503) return new ApiError(503, { _: [messageOf(thrown)] }, { 'Retry-After': RETRY_AFTER_SECONDS });
    if (isStoreAway(thrown)) return storeAway();
    if (status !== null && status < 500) return refuse(status, explain(status, thrown, request));
    this.logger.error(`${request.method} ${request.url} failed: ${messageOf(thrown)}`, describeStack(thrown));
    return refuse(
      500,
      'The server failed on this request and logged why. Try again; if it stays, report the time of the request.',
    );
  }
}

function storeAway(): ApiError {
  const message = 'PostgreSQL cannot be reached; nothing was accepted. Send the same request again shortly.';
  return new ApiError(503, { _: [message] }, { 'Retry-After': RETRY_AFTER_SECONDS });
}

function statusOf(thrown: unknown): number | null {
  if (thrown instanceof HttpException) return thrown.getStatus();
  const status = (thrown as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : null;
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

function describeStack(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error)) return undefined;
  return thrown.cause === undefined ? thrown.stack : `${thrown.stack}\nCaused by: ${describeStack(thrown.cause)}`;
}

function explain(status: number, thrown: unknown, request: FastifyRequest): string {
  const path = request.url.split('?')[0] ?? '';
  if (status === 404) return `There is nothing at ${request.method} ${path}. The routes are listed at /docs.`;
  if (status === 413) return 'The body is over the limit. Upload large files as artifacts, or raise BODY_LIMIT_BYTES.';
  if (status === 415) return 'Send the body as JSON, with Content-Type: application/json.';
  return `${messageOf(thrown)}. The form of each request is shown at /docs.`;
}
