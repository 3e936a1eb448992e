import { bounded, patterns, text } from '../matches.js';
import type { Rule } from '../rule.js';

/** Weak or badly used cryptography. */
export const JAVASCRIPT_CRYPTOGRAPHY: readonly Rule[] = [
  {
    id: 'js-weak-hash',
    language: 'javascript',
    cwe: 'CWE-327',
    owasp: 'A02',
    severity: 'medium',
    message: 'This hash is broken. Use SHA-256, and scrypt or argon2 for passwords.',
    match: bounded(
      { HASH: '(?i)^["\']?(?:md[245]|sha-?1|ripemd\\w*)["\']?$' },
      'createHash($HASH)',
      '$C.createHash($HASH)',
      '$C.createHmac($HASH, $$$)',
    ),
  },
  {
    id: 'js-weak-cipher',
    language: 'javascript',
    cwe: 'CWE-327',
    owasp: 'A02',
    severity: 'high',
    message: 'This cipher or mode hides little. Use aes-256-gcm with a fresh iv.',
    match: bounded(
      { CIPHER: '(?i)^["\'](?:des|rc[24]|bf|blowfish|.*-ecb)' },
      '$C.createCipheriv($CIPHER, $$$)',
      'createCipheriv($CIPHER, $$$)',
    ),
  },
  {
    id: 'js-cipher-without-iv',
    language: 'javascript',
    cwe: 'CWE-327',
    owasp: 'A02',
    severity: 'high',
    message: 'createCipher derives key and iv from a password by MD5. Use createCipheriv with scrypt.',
    match: patterns('crypto.createCipher($$$)', 'crypto.createDecipher($$$)'),
  },
  {
    id: 'js-key-in-code',
    language: 'javascript',
    cwe: 'CWE-321',
    owasp: 'A02',
    severity: 'high',
    message: 'The key is in the code. Read it from the environment or a vault.',
    match: bounded(
      { NAME: '(?i)(?:key|secret|iv)$', TEXT: '^["\']' },
      'const $NAME = Buffer.from($TEXT)',
      'const $NAME = Buffer.from($TEXT, $$$)',
      '$C.createCipheriv($MODE, $TEXT, $$$)',
      'crypto.createHmac($MODE, $TEXT)',
    ),
  },
  {
    id: 'js-predictable-secret',
    language: 'javascript',
    cwe: 'CWE-338',
    owasp: 'A02',
    severity: 'medium',
    message: 'Math.random can be predicted. Use crypto.randomBytes or randomUUID.',
    match: {
      rule: {
        kind: 'variable_declarator',
        has: { field: 'name', regex: '(?i)token|secret|passw|code$|otp|nonce|salt|session|apikey' },
        all: [{ has: { pattern: 'Math.random()', stopBy: 'end' } }],
      },
    },
  },
  {
    id: 'js-old-tls',
    language: 'javascript',
    cwe: 'CWE-326',
    owasp: 'A02',
    severity: 'medium',
    message: 'This version of TLS is broken. Ask for TLSv1.2 or newer.',
    mentions: /SSLv|TLSv1/,
    match: text(
      ['pair'],
      '^(?:minVersion|maxVersion|secureProtocol)\\s*:\\s*["\'](?:SSLv[23]|TLSv1(?:\\.1|_1)?)(?:_method)?["\']$',
    ),
  },
  {
    id: 'js-certificate-unchecked',
    language: 'javascript',
    cwe: 'CWE-295',
    owasp: 'A07',
    severity: 'high',
    message: 'Certificates are not checked. Give the right ca instead.',
    mentions: /rejectUnauthorized|strictSSL|NODE_TLS_REJECT_UNAUTHORIZED/,
    match: {
      rule: {
        any: [
          { kind: 'pair', regex: '^["\']?(?:rejectUnauthorized|strictSSL)["\']?\\s*:\\s*false$' },
          { kind: 'assignment_expression', regex: '^process\\.env\\W*NODE_TLS_REJECT_UNAUTHORIZED\\W*=\\s*["\']?0' },
        ],
      },
    },
  },
  {
    id: 'js-short-key',
    language: 'javascript',
    cwe: 'CWE-326',
    owasp: 'A02',
    severity: 'medium',
    message: 'An RSA key of this size can be factored. Use 2048 bits or more.',
    match: text(['pair'], '^modulusLength\\s*:\\s*(?:512|768|1024)$'),
  },
];
