import { bounded, text } from '../matches.js';
import type { Rule } from '../rule.js';

/** Tokens, cookies and origins. */
export const PYTHON_SESSIONS: readonly Rule[] = [
  {
    id: 'py-jwt-unverified',
    language: 'python',
    cwe: 'CWE-347',
    owasp: 'A07',
    severity: 'high',
    message: 'The token is read without its signature. Give the key and the algorithms.',
    match: {
      rule: {
        pattern: 'jwt.decode($$$)',
        has: {
          any: [
            { kind: 'pair', regex: 'verify_signature["\']\\s*:\\s*False' },
            { kind: 'keyword_argument', regex: '^verify\\s*=\\s*False' },
          ],
          stopBy: 'end',
        },
      },
    },
  },
  {
    id: 'py-jwt-none',
    language: 'python',
    cwe: 'CWE-347',
    owasp: 'A07',
    severity: 'high',
    message: 'The algorithm none accepts any token. Name the algorithm you sign with.',
    match: text(['keyword_argument'], '^algorithms?\\s*=\\s*\\[?\\s*["\']none["\']'),
  },
  {
    id: 'py-jwt-secret-in-code',
    language: 'python',
    cwe: 'CWE-798',
    owasp: 'A07',
    severity: 'high',
    message: 'The signing secret is in the code. Read it from the environment or a vault.',
    match: bounded(
      { USE: '^(?:encode|decode)$', SECRET: '^[rb]*["\'].+["\']$' },
      'jwt.$USE($TOKEN, $SECRET)',
      'jwt.$USE($TOKEN, $SECRET, $$$)',
    ),
  },
  {
    id: 'py-session-key-in-code',
    language: 'python',
    cwe: 'CWE-798',
    owasp: 'A07',
    severity: 'high',
    message: 'The key of the sessions is in the code. Read it from the environment or a vault.',
    match: bounded(
      { KEY: '^[rb]*["\'].+["\']$', NAME: '^["\']SECRET_KEY["\']$' },
      '$APP.secret_key = $KEY',
      '$APP.config[$NAME] = $KEY',
    ),
  },
  {
    id: 'py-cookie-over-http',
    language: 'python',
    cwe: 'CWE-614',
    owasp: 'A05',
    severity: 'medium',
    message: 'This cookie travels in the clear. Set secure.',
    match: {
      rule: {
        any: [
          { kind: 'assignment', regex: '(?:SESSION|CSRF)_COOKIE_SECURE["\'\\]]*\\s*=\\s*False$' },
          { kind: 'call', regex: '(?s)\\.set_cookie\\(.*\\bsecure\\s*=\\s*False' },
        ],
      },
    },
  },
  {
    id: 'py-cookie-for-scripts',
    language: 'python',
    cwe: 'CWE-1004',
    owasp: 'A05',
    severity: 'medium',
    message: 'Scripts can read this cookie. Set httponly.',
    match: {
      rule: {
        any: [
          { kind: 'assignment', regex: 'SESSION_COOKIE_HTTPONLY["\'\\]]*\\s*=\\s*False$' },
          { kind: 'call', regex: '(?s)\\.set_cookie\\(.*\\bhttponly\\s*=\\s*False' },
        ],
      },
    },
  },
  {
    id: 'py-any-origin-with-credentials',
    language: 'python',
    cwe: 'CWE-942',
    owasp: 'A05',
    severity: 'medium',
    message: 'Any site may call this with the cookies of its visitor. Name the origins.',
    match: {
      rule: {
        kind: 'call',
        regex:
          '(?s)^(?:CORS|\\w+\\.add_middleware)\\(.*(?:origins|allow_origins)\\s*=\\s*\\[?["\']\\*["\'].*credentials\\s*=\\s*True',
      },
    },
  },
];
