import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiModule } from '../api.module.js';
import { acceptUploads, isUpload } from '../artifacts/http/upload-request.js';
import type { ProcessSettings } from '../config/boot-settings.js';
import { PinoLogger } from '../logging/pino-logger.js';
import { serveDocs } from '../openapi/serve-docs.js';
import { limitBodyTime } from './body-time.js';
import { EARLY_ERRORS } from './early-errors.js';
import { secureHeaders } from './secure-headers.js';

const HEADERS_WITHIN_MS = 10_000;

/** The HTTP application, set up but not listening. */
export async function createApi(settings: ProcessSettings): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: settings.bodyLimitBytes,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
    forceCloseConnections: true,
    http: { headersTimeout: HEADERS_WITHIN_MS },
    ...EARLY_ERRORS,
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule, adapter, {
    logger: new PinoLogger(settings.logLevel, 'api'),
    abortOnError: false,
    bodyParser: false,
  });
  const server = adapter.getInstance();
  server.removeContentTypeParser('text/plain');
  limitBodyTime(server, settings.bodyTimeoutSeconds * 1000, isUpload);
  acceptUploads(server);
  await secureHeaders(app, settings.corsOrigins);
  serveDocs(app);
  // Status 0 for a stop that was asked for: without it the process would end by the signal, after its hooks.
  app.enableShutdownHooks(['SIGINT', 'SIGTERM', 'SIGHUP'], { useProcessExit: true });
  return app;
}
