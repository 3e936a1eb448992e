import { bounded, text } from '../matches.js';
import type { Rule } from '../rule.js';

/** Tokens, cookies and origins. */
export const JAVASCRIPT_SESSIONS: readonly Rule[] = [
  {
    id: 'js-jwt-unverified',
    language: 'javascript',
    cwe: 'CWE-347',
    owasp: 'A07',
    severity: 'high',
    message: 'The token is read without its signature. Use jwt.verify.',
    match: bounded({ JWT: '(?i)^(?:jwt|jsonwebtoken)$' }, '$JWT.decode($TOKEN)', '$JWT.decode($TOKEN, $$$)'),
  },
  {
    id: 'js-jwt-none',
    language: 'javascript',
    cwe: 'CWE-347',
    owasp: 'A07',
    severity: 'high',
    message: 'The algorithm none accepts any token. Name the algorithm you sign with.',
    match: text(['pair'], '^algorithms?\\s*:\\s*\\[?\\s*["\']none["\']'),
  },
  {
    id: 'js-jwt-secret-in-code',
    language: 'javascript',
    cwe: 'CWE-798',
    owasp: 'A07',
    severity: 'high',
    message: 'The signing secret is in the code. Read it from the environment or a vault.',
    match: bounded(
      { JWT: '(?i)^(?:jwt|jsonwebtoken)$', USE: '^(?:sign|verify)$', SECRET: '^["\'`].+["\'`]$' },
      '$JWT.$USE($TOKEN, $SECRET)',
      '$JWT.$USE($TOKEN, $SECRET, $$$)',
    ),
  },
  {
    id: 'js-session-secret-in-code',
    language: 'javascript',
    cwe: 'CWE-798',
    owasp: 'A07',
    severity: 'high',
    message: 'The session secret is in the code. Read it from the environment or a vault.',
    mentions: /\bsecret\s*:/,
    match: {
      rule: {
        kind: 'pair',
        regex: '^secret\\s*:\\s*["\'][^"\']+["\']$',
        inside: {
          kind: 'call_expression',
          stopBy: { kind: 'statement_block' },
          regex: '(?i)^\\w*(?:session|jwt)\\w*\\(',
        },
      },
    },
  },
  {
    id: 'js-cookie-for-scripts',
    language: 'javascript',
    cwe: 'CWE-1004',
    owasp: 'A05',
    severity: 'medium',
    message: 'Scripts can read this cookie. Set httpOnly.',
    match: text(['pair'], '^httpOnly\\s*:\\s*false$'),
  },
  {
    id: 'js-cookie-over-http',
    language: 'javascript',
    cwe: 'CWE-614',
    owasp: 'A05',
    severity: 'medium',
    message: 'This cookie travels in the clear. Set secure.',
    mentions: /\bsecure\b/,
    match: {
      rule: {
        kind: 'pair',
        regex: '^secure\\s*:\\s*false$',
        inside: {
          kind: 'object',
          any: [{ inside: { kind: 'pair', regex: '^cookie' } }, { regex: 'httpOnly|sameSite|maxAge' }],
        },
      },
    },
  },
  {
    id: 'js-any-origin-with-credentials',
    language: 'javascript',
    cwe: 'CWE-942',
    owasp: 'A05',
    severity: 'medium',
    message: 'Any site may call this with the cookies of its visitor. Name the origins.',
    match: {
      rule: {
        all: [
          { pattern: 'cors($OPTIONS)' },
          { has: { kind: 'pair', regex: '^origin\\s*:\\s*(?:true|["\']\\*["\'])$', stopBy: 'end' } },
          { has: { kind: 'pair', regex: '^credentials\\s*:\\s*true$', stopBy: 'end' } },
        ],
      },
    },
  },
];
