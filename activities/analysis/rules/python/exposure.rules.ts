import type { Rule } from '../rule.js';

/** What leaks out. */
export const PYTHON_EXPOSURE: readonly Rule[] = [
  {
    id: 'py-secret-in-log',
    language: 'python',
    cwe: 'CWE-532',
    owasp: 'A09',
    severity: 'medium',
    message: 'A password or token is written to the log. Leave it out.',
    mentions: /log/i,
    match: {
      rule: {
        pattern: '$LOG.$LEVEL($$$)',
        has: {
          any: [{ kind: 'attribute' }, { kind: 'identifier' }, { kind: 'subscript' }],
          regex: '(?i)(?:password|passwd|secret|api_?key|private_?key|access_?token)["\'\\]]*$',
          stopBy: 'end',
        },
      },
      constraints: {
        LOG: { regex: '(?i)^(?:logging|(?:self\\.)?_?log(?:ger)?)$' },
        LEVEL: { regex: '^(?:debug|info|warning|error|exception|critical)$' },
      },
    },
  },
  {
    id: 'py-stack-in-answer',
    language: 'python',
    cwe: 'CWE-209',
    owasp: 'A05',
    severity: 'medium',
    message: 'The answer shows the stack of an error. Log it, and answer with a short text.',
    match: { rule: { kind: 'return_statement', has: { pattern: 'traceback.format_exc()', stopBy: 'end' } } },
  },
];
