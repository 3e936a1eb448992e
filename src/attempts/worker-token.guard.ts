import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { ProcessSettings } from '../config/boot-settings.js';
import { SETTINGS } from '../config/settings.token.js';
import { refuse } from '../http/api-error.js';

/** Lets in who knows WORKER_TOKEN. Without that setting nobody gets in: these routes write what workers alone may. */
@Injectable()
export class WorkerTokenGuard implements CanActivate {
  constructor(@Inject(SETTINGS) private readonly settings: ProcessSettings) {}

  canActivate(context: ExecutionContext): boolean {
    const { workerToken } = this.settings;
    if (workerToken === undefined)
      throw refuse(403, 'This server takes no word from workers over HTTP: set WORKER_TOKEN for it and for them.');
    const { authorization = '' } = context.switchToHttp().getRequest<FastifyRequest>().headers;
    if (isSame(authorization, `Bearer ${workerToken}`)) return true;
    throw refuse(401, 'Send the WORKER_TOKEN of this server as a bearer token.', 'Authorization');
  }
}

function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
