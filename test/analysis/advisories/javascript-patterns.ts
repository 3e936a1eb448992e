import type { AdvisoryPairs } from './advisory-pair.js';

export const JAVASCRIPT_PATTERNS: AdvisoryPairs = {
  'CVE-2021-3807': {
    package: 'ansi-regex',
    cwe: 'CWE-1333',
    weakness: 'a pattern that backtracks without bound',
    before: `export const ansi = /\\u001B[[\\]()#;?]*(?:(?:(?:[a-zA-Z\\d]*(?:;[-a-zA-Z\\d/#&.:=?%@~_]*)*)?\\u0007))/g;
`,
    after: `export const ansi = /\\u001B[[\\]()#;?]*(?:(?:(?:(?:;[-a-zA-Z\\d/#&.:=?%@~_]+)*|[a-zA-Z\\d]+)?\\u0007))/g;
`,
  },
  'CVE-2022-3517': {
    package: 'minimatch',
    cwe: 'CWE-1333',
    weakness: 'a pattern that looks for the end from every beginning',
    before: `export const hasBraces = (pattern) => /\\{.*\\}/.test(pattern);
`,
    after: `export const hasBraces = (pattern) => /\\{(?:(?!\\{).)*\\}/.test(pattern);
`,
  },
};
