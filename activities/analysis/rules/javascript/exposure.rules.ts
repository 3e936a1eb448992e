import type { Rule } from '../rule.js';

/** What leaks out, and who may write. */
export const JAVASCRIPT_EXPOSURE: readonly Rule[] = [
  {
    id: 'js-secret-in-log',
    language: 'javascript',
    cwe: 'CWE-532',
    owasp: 'A09',
    severity: 'medium',
    message: 'A password or token is written to the log. Leave it out.',
    mentions: /password|passwd|secret|key|token/i,
    match: {
      rule: {
        pattern: '$LOG.$LEVEL($$$)',
        has: {
          any: [{ kind: 'member_expression' }, { kind: 'identifier' }],
          regex: '(?i)^(?:\\w+\\.)*\\w*(?:password|passwd|secret|api_?key|private_?key|access_?token)$',
          stopBy: 'end',
        },
      },
      constraints: {
        LOG: { regex: '(?i)^(?:console|(?:this\\.)?log(?:ger)?)$' },
        LEVEL: { regex: '^(?:log|trace|debug|info|warn|error)$' },
      },
    },
  },
  {
    id: 'js-stack-in-answer',
    language: 'javascript',
    cwe: 'CWE-209',
    owasp: 'A05',
    severity: 'medium',
    message: 'The answer shows the stack of an error. Log it, and answer with a short text.',
    mentions: /\.stack\b/,
    match: {
      rule: {
        pattern: '$RES.$SEND($$$)',
        has: { kind: 'member_expression', regex: '(?i)^\\w*(?:err|error|e|exception)\\.stack$', stopBy: 'end' },
      },
      constraints: { RES: { regex: '^(?:res|reply|response)\\b' }, SEND: { regex: '^(?:send|json|end|write)$' } },
    },
  },
  {
    id: 'js-open-permissions',
    language: 'javascript',
    cwe: 'CWE-732',
    owasp: 'A01',
    severity: 'medium',
    message: 'Everybody may write this file. Use 0o640 or less.',
    match: {
      rule: {
        any: [
          { kind: 'pair', regex: '^mode\\s*:\\s*(?:0o?[0-7]*[2367]|["\']0?[0-7]{2}[2367]["\'])$' },
          { pattern: '$FS.chmodSync($PATH, $MODE)' },
          { pattern: '$FS.chmod($PATH, $MODE, $$$)' },
          { pattern: '$FS.chmod($PATH, $MODE)' },
        ],
      },
      constraints: { MODE: { regex: '^(?:0o?|["\']0?)[0-7]{2}[2367]' } },
    },
  },
];
