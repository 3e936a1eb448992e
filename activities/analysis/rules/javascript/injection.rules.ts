import { bounded, patterns } from '../matches.js';
import type { Rule } from '../rule.js';

const SQL = '(?is)^[`"\'](?:SELECT\\s.+\\sFROM|INSERT\\s+INTO|UPDATE\\s.+\\sSET|DELETE\\s+FROM|DROP\\s+TABLE)\\s';

/** Request data that becomes code, a command or a query. */
export const JAVASCRIPT_INJECTION: readonly Rule[] = [
  {
    id: 'js-sql-injection',
    language: 'javascript',
    cwe: 'CWE-89',
    owasp: 'A03',
    severity: 'high',
    message: 'Request data is part of this SQL. Use placeholders and pass the values beside the text.',
    match: {
      rule: {
        all: [{ pattern: '$SQL' }, { any: [{ kind: 'template_string' }, { kind: 'binary_expression' }] }],
        regex: SQL,
        not: { any: [{ inside: { kind: 'call_expression' } }, { inside: { kind: 'binary_expression' } }] },
      },
    },
    tainted: 'SQL',
  },
  {
    id: 'js-sql-concatenation',
    language: 'javascript',
    cwe: 'CWE-89',
    owasp: 'A03',
    severity: 'medium',
    message: 'This SQL is put together from parts. Use placeholders and pass the values beside the text.',
    mentions: /SELECT\s|INSERT\s|UPDATE\s|DELETE\s|DROP\s/i,
    match: {
      rule: {
        any: [
          {
            kind: 'template_string',
            regex: SQL,
            has: { kind: 'template_substitution', not: { regex: '^\\$\\{[A-Z0-9_.]+\\}$' } },
          },
          {
            kind: 'binary_expression',
            regex: SQL,
            has: {
              any: ['identifier', 'member_expression', 'call_expression'].map((kind) => ({ kind })),
              stopBy: 'end',
            },
          },
        ],
        not: { any: [{ inside: { kind: 'call_expression' } }, { inside: { kind: 'binary_expression' } }] },
      },
    },
  },
  {
    id: 'js-nosql-injection',
    language: 'javascript',
    cwe: 'CWE-943',
    owasp: 'A03',
    severity: 'high',
    message:
      'An object in the request can carry operators of the query language. Convert each value with String() or check its type.',
    match: bounded(
      {
        METHOD:
          '^(?:find|findOne|findOneAndUpdate|findOneAndDelete|updateOne|updateMany|deleteOne|deleteMany|countDocuments)$',
      },
      '$MODEL.$METHOD($FILTER)',
      '$MODEL.$METHOD($FILTER, $$$)',
    ),
    tainted: 'FILTER',
    stops: /^(?:String|Number|parseInt|.*\.toString)$/,
  },
  {
    id: 'js-command-injection',
    language: 'javascript',
    cwe: 'CWE-78',
    owasp: 'A03',
    severity: 'critical',
    message: 'Request data reaches a shell. Use execFile with a list of arguments, and check each against a list.',
    match: patterns(
      'exec($CMD)',
      'exec($CMD, $$$)',
      'execSync($CMD)',
      'execSync($CMD, $$$)',
      '$CP.execSync($CMD)',
      '$CP.execSync($CMD, $$$)',
      'child_process.exec($CMD, $$$)',
      'cp.exec($CMD, $$$)',
    ),
    tainted: 'CMD',
  },
  {
    id: 'js-program-injection',
    language: 'javascript',
    cwe: 'CWE-78',
    owasp: 'A03',
    severity: 'high',
    message: 'The request chooses the program that runs. Choose it from a fixed table.',
    match: bounded(
      { RUN: '(?:^|\\.)(?:spawn|spawnSync|execFile|execFileSync|fork)$' },
      '$RUN($PROGRAM)',
      '$RUN($PROGRAM, $$$)',
    ),
    tainted: 'PROGRAM',
  },
  {
    id: 'js-code-injection',
    language: 'javascript',
    cwe: 'CWE-95',
    owasp: 'A03',
    severity: 'critical',
    message: 'Request data is executed as code. Parse what you need instead.',
    match: patterns('eval($CODE)', 'new Function($$$CODE)', 'Function($$$CODE)', 'setTimeout($CODE, $$$)'),
    tainted: 'CODE',
  },
  {
    id: 'js-vm-injection',
    language: 'javascript',
    cwe: 'CWE-94',
    owasp: 'A03',
    severity: 'critical',
    message: 'Request data is executed, and node:vm is no sandbox. Do not run code of a request in this process.',
    match: bounded(
      { RUN: '^(?:vm\\.)?(?:runInNewContext|runInThisContext|runInContext|compileFunction)$' },
      '$RUN($CODE)',
      '$RUN($CODE, $$$)',
      'new vm.Script($CODE)',
    ),
    tainted: 'CODE',
  },
  {
    id: 'js-template-injection',
    language: 'javascript',
    cwe: 'CWE-1336',
    owasp: 'A03',
    severity: 'high',
    message: 'The request is compiled as a template. Keep templates in files and pass the request as values.',
    match: bounded(
      {
        RENDER:
          '^(?:ejs\\.(?:render|compile)|pug\\.(?:render|compile)|[Hh]andlebars\\.compile|nunjucks\\.renderString|Mustache\\.render|_\\.template)$',
      },
      '$RENDER($TEMPLATE)',
      '$RENDER($TEMPLATE, $$$)',
    ),
    tainted: 'TEMPLATE',
  },
  {
    id: 'js-regex-injection',
    language: 'javascript',
    cwe: 'CWE-1333',
    owasp: 'A03',
    severity: 'medium',
    message:
      'The request is a regular expression here, and may need exponential time. Search for plain text, or escape it.',
    match: patterns('new RegExp($TEXT)', 'new RegExp($TEXT, $$$)', 'RegExp($TEXT)'),
    tainted: 'TEXT',
  },
];
