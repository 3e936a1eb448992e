import type { SecretPattern } from './secret-pattern.js';

/** The first line of a private key, and enough of its body to tell it from a text that only names one. */
const PRIVATE_KEY =
  /-----BEGIN (?:RSA |EC |DSA |OPENSSH |PGP )?PRIVATE KEY(?: BLOCK)?-----(?<secret>(?:\\[nr]|[\s"'+,]|[A-Z][\w-]{2,20}: [^\n]{0,80}\n){0,20}[A-Za-z0-9+/=]{20,}[A-Za-z0-9+/=\s\\"']{0,4000})/g;

/** Credentials in a form that any issuer uses. */
export const CREDENTIAL_PATTERNS: readonly SecretPattern[] = [
  {
    id: 'secret-private-key',
    severity: 'high',
    title: 'A private key',
    hints: ['PRIVATE KEY'],
    expression: PRIVATE_KEY,
  },
  {
    id: 'secret-in-url',
    severity: 'high',
    title: 'A password in an address',
    hints: ['://'],
    expression: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/?#@"'`<>{}$%]{0,60}:(?<secret>[^\s:/?#@"'`<>{}$\\]{3,100})@[\w[]/gi,
  },
  {
    id: 'secret-bearer',
    severity: 'high',
    title: 'A token in a header',
    hints: ['Bearer ', 'bearer ', 'Basic '],
    expression: /\b(?:[Bb]earer|Basic) (?<secret>(?=[A-Za-z0-9+/_.=-]*\d)[A-Za-z0-9+/_.-]{24,500}={0,2})(?![\w<{$])/g,
  },
];
