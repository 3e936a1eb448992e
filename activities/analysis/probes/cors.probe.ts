import { headerOf } from '../target/target-answer.js';
import { type Probe, sightings } from './probe.js';

/** Of a name that nobody can own (RFC 2606). */
const STRANGER = 'https://stranger.invalid';

export const CORS: Probe = {
  title: 'cross-origin access',
  rules: {
    'cors-any-origin-with-credentials': {
      severity: 'high',
      cwe: 'CWE-942',
      message: 'Any site may read these answers in the name of its visitor. Allow listed origins only.',
    },
    'cors-any-origin-reflected': {
      severity: 'medium',
      cwe: 'CWE-942',
      message: 'Whatever origin asks is allowed. Allow listed origins, or * where everything is public.',
    },
    'cors-null-origin': {
      severity: 'medium',
      cwe: 'CWE-942',
      message: 'The origin null is allowed, which any sandboxed frame has. Take it out.',
    },
  },
  run: async ({ client, start: { url } }) => {
    const asked = await client.ask(url, { headers: { origin: STRANGER } });
    const nobody = await client.ask(url, { headers: { origin: 'null' } });
    const reflects = headerOf(asked, 'access-control-allow-origin') === STRANGER;
    const credentials = headerOf(asked, 'access-control-allow-credentials') === 'true';
    const allowsNull = headerOf(nobody, 'access-control-allow-origin') === 'null';
    return sightings(url, [
      ['cors-any-origin-with-credentials', reflects && credentials],
      ['cors-any-origin-reflected', reflects && !credentials],
      ['cors-null-origin', allowsNull && !reflects],
    ]);
  },
};
