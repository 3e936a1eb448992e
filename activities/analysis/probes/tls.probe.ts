import { isIP } from 'node:net';
import { connect, type ConnectionOptions } from 'node:tls';
import type { PinnedUrl } from '../target/pinned-hosts.js';
import { type Probe, sightings } from './probe.js';

const PATIENCE_MS = 5_000;
const LOOPBACK = /^(?:127\.|::1$)/;
/** OpenSSL refuses to offer them otherwise. */
const OUTDATED: ConnectionOptions = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' };

export const TLS: Probe = {
  title: 'TLS',
  rules: {
    'no-tls': {
      severity: 'medium',
      cwe: 'CWE-319',
      message: 'The program is served without TLS: everybody on the way can read and change it. Serve it over https.',
    },
    'untrusted-certificate': {
      severity: 'medium',
      cwe: 'CWE-295',
      message: 'The certificate is not trusted, expired, or of another host. Install one that clients accept.',
    },
    'outdated-tls': {
      severity: 'medium',
      cwe: 'CWE-327',
      message: 'TLS 1.0 or 1.1 is accepted. Ask for TLS 1.2 or newer.',
    },
  },
  run: async ({ client, start: { url } }) => {
    const target = await client.hosts.pin(url);
    if (target.url.protocol === 'http:') return sightings(url, [['no-tls', !LOOPBACK.test(target.address)]]);
    const today = await shakeHands(target, {});
    const outdated = await shakeHands(target, OUTDATED);
    return sightings(url, [
      ['untrusted-certificate', today !== null && !today.trusted, today?.problem],
      ['outdated-tls', outdated !== null],
    ]);
  },
};

/** Null when the handshake fails: the server does not speak these versions. */
function shakeHands(
  { address, host, url }: PinnedUrl,
  options: ConnectionOptions,
): Promise<{ readonly trusted: boolean; readonly problem: string } | null> {
  const name = isIP(host) ? {} : { servername: host };
  const port = Number(url.port || 443);
  return new Promise((resolve) => {
    const socket = connect({ host: address, port, ...name, rejectUnauthorized: false, ...options });
    const end = (answer: { trusted: boolean; problem: string } | null): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(PATIENCE_MS, () => end(null));
    socket.once('error', () => end(null));
    socket.once('secureConnect', () => {
      // Typed as an Error, it is the code's text.
      const problem = String(socket.authorizationError ?? '');
      end({ trusted: socket.authorized, problem });
    });
  });
}
