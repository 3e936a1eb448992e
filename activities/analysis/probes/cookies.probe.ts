import { type Probe, type Sighting, sightings } from './probe.js';

/** Names of cookies by which somebody is known; others may well be read by scripts. */
const SESSION = /sess|sid$|auth|token|jwt|login|remember/i;

export const COOKIES: Probe = {
  title: 'cookies',
  rules: {
    'cookie-without-httponly': {
      severity: 'medium',
      cwe: 'CWE-1004',
      message: 'Scripts can read this session cookie. Set HttpOnly.',
    },
    'cookie-without-secure': {
      severity: 'medium',
      cwe: 'CWE-614',
      message: 'This cookie also travels without TLS. Set Secure.',
    },
    'cookie-without-samesite': {
      severity: 'low',
      cwe: 'CWE-1275',
      message: 'It is left to browsers whether other sites send this cookie along. Set SameSite=Lax or Strict.',
    },
  },
  run: async ({ start }) => [start.headers['set-cookie'] ?? []].flat().flatMap((cookie) => judge(start.url, cookie)),
};

function judge(url: string, cookie: string): Sighting[] {
  const [pair = '', ...attributes] = cookie.split(';').map((part) => part.trim());
  const name = pair.split('=', 1)[0] ?? '';
  const has = (attribute: string) => attributes.some((one) => one.toLowerCase().split('=', 1)[0] === attribute);
  return sightings(url, [
    ['cookie-without-httponly', SESSION.test(name) && !has('httponly'), `cookie ${name}`],
    ['cookie-without-secure', url.startsWith('https:') && !has('secure'), `cookie ${name}`],
    ['cookie-without-samesite', !has('samesite'), `cookie ${name}`],
  ]);
}
