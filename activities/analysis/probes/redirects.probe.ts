import { type Probe, sightings } from './probe.js';

/** Of a name that nobody can own (RFC 2606); only looked for in answers, never asked. */
const STRANGER = 'https://stranger.invalid/';
const PARAMETERS = [
  'next',
  'url',
  'redirect',
  'redirect_uri',
  'return',
  'returnTo',
  'return_url',
  'continue',
  'dest',
  'to',
];
const PATHS = ['', 'login', 'logout', 'redirect', 'go', 'out'];

export const REDIRECTS: Probe = {
  title: 'redirects',
  rules: {
    'open-redirect': {
      severity: 'medium',
      cwe: 'CWE-601',
      message: 'A parameter of this address leads to any other site. Redirect to listed addresses or to paths only.',
    },
  },
  run: async ({ client, start }) => {
    const found = await Promise.all(
      PATHS.map(async (path) => {
        const page = new URL(path, start.url);
        for (const parameter of PARAMETERS) page.searchParams.set(parameter, STRANGER);
        const { status, headers } = await client.ask(page.href);
        const leads = status >= 300 && status < 400 && leadsAway(headers['location'], page.href);
        return sightings(new URL(path, start.url).href, [['open-redirect', leads]]);
      }),
    );
    return found.flat();
  },
};

function leadsAway(location: unknown, base: string): boolean {
  if (typeof location !== 'string' || !URL.canParse(location, base)) return false;
  return new URL(location, base).origin === new URL(STRANGER).origin;
}
