import type { Rule } from '../rule.js';
import { PYTHON_FUNCTIONS } from './places.js';

const inLoop = {
  any: ['for_statement', 'while_statement'].map((kind) => ({
    inside: { kind, field: 'body', stopBy: PYTHON_FUNCTIONS },
  })),
};

/** What makes a Python program slow as its data grow. What blocks an asyncio loop, ruff tells. */
export const PYTHON_PERFORMANCE: readonly Rule[] = [
  {
    id: 'py-query-in-loop',
    language: 'python',
    cwe: 'CWE-1073',
    severity: 'medium',
    message: 'One query for each round of the loop (N+1). Ask for all rows at once before it.',
    match: {
      rule: {
        all: [
          {
            any: [
              { pattern: '$OWNER.execute($$$)' },
              { pattern: '$OWNER.query($$$)' },
              { pattern: '$OWNER.scalar($$$)' },
              { pattern: '$MODEL.objects.get($$$)' },
              { pattern: '$MODEL.objects.filter($$$)' },
            ],
          },
          inLoop,
        ],
      },
      constraints: { OWNER: { regex: '(?i)(?:^|\\.)(?:db|cur|cursor|conn|connection|session|engine|database)$' } },
    },
  },
  {
    id: 'py-request-in-loop',
    language: 'python',
    cwe: 'CWE-1050',
    severity: 'low',
    message: 'One request after the other, each with a new connection. Use a Session, and send them together.',
    match: {
      rule: { pattern: '$CLIENT.$VERB($$$)', ...inLoop },
      constraints: {
        CLIENT: { regex: '^(?:requests|httpx)$' },
        VERB: { regex: '^(?:get|post|put|patch|delete|head|request)$' },
      },
    },
  },
];
