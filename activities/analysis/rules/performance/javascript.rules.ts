import type { Rule } from '../rule.js';
import { JAVASCRIPT_ASYNC, JAVASCRIPT_FUNCTIONS, JAVASCRIPT_LOOPS } from './places.js';

const QUERY = {
  METHOD:
    '^(?:find(?:One|Many|Unique|First|All|ById|ByPk|OneBy|OneOrFail)?|query|execute|aggregate|count|insert(?:One)?|update(?:One)?|delete(?:One)?|save|upsert|create)$',
  OWNER:
    '(?:^|\\.)(?:db|database|pool|client|conn|connection|knex|prisma|em|entityManager|manager|sequelize|collection|\\w*(?:[Rr]epo|[Rr]epository|[Mm]odel|[Cc]ollection))$|^(?:this\\.)?(?:prisma|db)\\.\\w+$|^[A-Z][a-z]\\w*$',
};
const query = { pattern: '$OWNER.$METHOD($$$)' };
const bounds = Object.fromEntries(Object.entries(QUERY).map(([name, regex]) => [name, { regex }]));

/** What makes a Node.js program slow as its data or its visitors grow. */
export const JAVASCRIPT_PERFORMANCE: readonly Rule[] = [
  {
    id: 'js-query-in-loop',
    language: 'javascript',
    cwe: 'CWE-1073',
    severity: 'medium',
    message: 'One query for each round of the loop (N+1). Ask for all rows at once before it.',
    match: { rule: { kind: 'await_expression', has: query, inside: JAVASCRIPT_LOOPS }, constraints: bounds },
  },
  {
    id: 'js-query-per-item',
    language: 'javascript',
    cwe: 'CWE-1073',
    severity: 'medium',
    message: 'One query for each item of the list (N+1). Ask for all rows at once.',
    match: {
      rule: {
        ...query,
        inside: {
          any: [{ kind: 'arrow_function' }, { kind: 'function_expression' }],
          stopBy: JAVASCRIPT_FUNCTIONS,
          inside: { kind: 'arguments', inside: { pattern: '$LIST.$EACH($$$)' } },
        },
      },
      constraints: { ...bounds, EACH: { regex: '^(?:map|forEach|flatMap|filter|reduce|some|every)$' } },
    },
  },
  {
    id: 'js-request-in-loop',
    language: 'javascript',
    cwe: 'CWE-1050',
    severity: 'low',
    message: 'One request after the other. Send them together, a bounded number at a time.',
    match: {
      rule: {
        kind: 'await_expression',
        has: {
          any: [
            { pattern: 'fetch($$$)' },
            { pattern: 'axios.$VERB($$$)' },
            { pattern: 'axios($$$)' },
            { pattern: 'got($$$)' },
          ],
        },
        inside: JAVASCRIPT_LOOPS,
      },
    },
  },
  {
    id: 'js-sync-in-async',
    language: 'javascript',
    cwe: 'CWE-1322',
    severity: 'medium',
    message: 'While this call runs, nobody else is answered. Use the asynchronous form.',
    match: {
      rule: {
        any: [{ pattern: '$MODULE.$SYNC($$$)' }, { pattern: '$SYNC($$$)' }],
        inside: JAVASCRIPT_ASYNC,
      },
      constraints: {
        SYNC: {
          regex:
            '^(?:(?:read|write|append|copy)FileSync|(?:readdir|mkdir|rm|rmdir|unlink|stat|lstat|access|exists|rename|cp|open)Sync|(?:exec|execFile|spawn)Sync|(?:pbkdf2|scrypt|hash|compare|genSalt|randomFill|generateKeyPair)Sync|(?:gzip|gunzip|deflate|inflate|brotliCompress|brotliDecompress)(?:Raw)?Sync)$',
        },
      },
    },
  },
];
