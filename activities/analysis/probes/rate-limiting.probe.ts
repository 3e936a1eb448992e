import { type Probe, sightings } from './probe.js';

const BURSTS = 6;
const AT_ONCE = 10;

export const RATE_LIMITING: Probe = {
  title: 'rate limiting',
  rules: {
    'no-rate-limit': {
      severity: 'low',
      cwe: 'CWE-770',
      message: 'Sixty requests in a row were all answered. Limit how many one client may send, and answer 429 beyond.',
    },
  },
  run: async ({ client, start: { url } }) => {
    for (let burst = 0; burst < BURSTS; burst += 1) {
      const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => client.ask(url)));
      const limited = ({ status, headers }: (typeof answers)[number]): boolean =>
        status === 429 || Object.keys(headers).some((name) => /^(?:x-)?ratelimit/.test(name));
      if (answers.some(limited)) return [];
    }
    return sightings(url, [['no-rate-limit', true]]);
  },
};
