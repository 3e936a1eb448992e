import { COOKIES } from './cookies.probe.js';
import { CORS } from './cors.probe.js';
import { ERROR_DISCLOSURE } from './error-disclosure.probe.js';
import { METHODS } from './methods.probe.js';
import { OPEN_DIRECTORIES } from './open-directories.probe.js';
import type { Probe } from './probe.js';
import { RATE_LIMITING } from './rate-limiting.probe.js';
import { REDIRECTS } from './redirects.probe.js';
import { SECURITY_HEADERS } from './security-headers.probe.js';
import { TLS } from './tls.probe.js';

/** In the order they are asked: the one that may get us locked out is last. */
export const PROBES: readonly Probe[] = [
  SECURITY_HEADERS,
  COOKIES,
  CORS,
  METHODS,
  TLS,
  ERROR_DISCLOSURE,
  REDIRECTS,
  OPEN_DIRECTORIES,
  RATE_LIMITING,
];
