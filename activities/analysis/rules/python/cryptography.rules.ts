import { bounded, patterns } from '../matches.js';
import type { Rule } from '../rule.js';

/** Weak or badly used cryptography. */
export const PYTHON_CRYPTOGRAPHY: readonly Rule[] = [
  {
    id: 'py-weak-cipher',
    language: 'python',
    cwe: 'CWE-327',
    owasp: 'A02',
    severity: 'high',
    message: 'This cipher is broken. Use AES in GCM mode.',
    match: bounded({ CIPHER: '^(?:DES3?|ARC[24]|Blowfish|XOR|CAST)$' }, '$CIPHER.new($$$)'),
  },
  {
    id: 'py-ecb-mode',
    language: 'python',
    cwe: 'CWE-327',
    owasp: 'A02',
    severity: 'high',
    message: 'ECB shows repeated blocks. Use GCM with a fresh nonce.',
    match: patterns('$C.new($$$, $C.MODE_ECB, $$$)', '$C.new($$$, $C.MODE_ECB)', 'modes.ECB()'),
  },
  {
    id: 'py-predictable-secret',
    language: 'python',
    cwe: 'CWE-330',
    owasp: 'A02',
    severity: 'medium',
    message: 'The module random can be predicted. Use secrets.',
    mentions: /\brandom\./,
    match: {
      rule: {
        kind: 'assignment',
        has: { field: 'left', regex: '(?i)token|secret|passw|code$|otp|nonce|salt|session|api_?key' },
        all: [
          {
            has: {
              kind: 'call',
              regex: '^random\\.(?:random|rand|choice|choices|sample|getrandbits|uniform)',
              stopBy: 'end',
            },
          },
        ],
      },
    },
  },
  {
    id: 'py-certificate-unchecked',
    language: 'python',
    cwe: 'CWE-295',
    owasp: 'A07',
    severity: 'high',
    message: 'Certificates are not checked. Give the right ca instead.',
    match: patterns(
      'ssl._create_unverified_context($$$)',
      '$CONTEXT.check_hostname = False',
      '$CONTEXT.verify_mode = ssl.CERT_NONE',
    ),
  },
];
