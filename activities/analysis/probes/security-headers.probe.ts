import { headerOf, isHtml } from '../target/target-answer.js';
import { type Probe, sightings } from './probe.js';

const HALF_A_YEAR = 15_768_000;

export const SECURITY_HEADERS: Probe = {
  title: 'security headers',
  rules: {
    'missing-content-security-policy': {
      severity: 'medium',
      cwe: 'CWE-693',
      message: 'The page has no Content-Security-Policy. Send one that names where scripts may come from.',
    },
    'missing-nosniff': {
      severity: 'low',
      cwe: 'CWE-693',
      message: 'Browsers may guess the type of this answer. Send X-Content-Type-Options: nosniff.',
    },
    'missing-frame-protection': {
      severity: 'medium',
      cwe: 'CWE-1021',
      message: 'Any site may frame this page. Send Content-Security-Policy: frame-ancestors, or X-Frame-Options.',
    },
    'missing-referrer-policy': {
      severity: 'low',
      cwe: 'CWE-200',
      message: 'Other sites may learn the addresses of these pages. Send a Referrer-Policy.',
    },
    'missing-hsts': {
      severity: 'medium',
      cwe: 'CWE-319',
      message:
        'Browsers may come back without TLS. Send Strict-Transport-Security with max-age of half a year or more.',
    },
  },
  run: async ({ start }) => {
    const policy = headerOf(start, 'content-security-policy');
    const age = Number(/max-age="?(\d+)/i.exec(headerOf(start, 'strict-transport-security'))?.[1] ?? 0);
    const framing = headerOf(start, 'x-frame-options') !== '' || /frame-ancestors/i.test(policy);
    return sightings(start.url, [
      ['missing-content-security-policy', isHtml(start) && policy === ''],
      ['missing-nosniff', headerOf(start, 'x-content-type-options').toLowerCase() !== 'nosniff'],
      ['missing-frame-protection', isHtml(start) && !framing],
      ['missing-referrer-policy', isHtml(start) && headerOf(start, 'referrer-policy') === ''],
      ['missing-hsts', start.url.startsWith('https:') && age < HALF_A_YEAR],
    ]);
  },
};
