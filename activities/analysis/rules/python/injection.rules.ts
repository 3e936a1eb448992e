import { bounded, patterns } from '../matches.js';
import type { Rule } from '../rule.js';

/** Request data that becomes code, a command, a query or a template. */
export const PYTHON_INJECTION: readonly Rule[] = [
  {
    id: 'py-sql-injection',
    language: 'python',
    cwe: 'CWE-89',
    owasp: 'A03',
    severity: 'high',
    message: 'Request data is part of this SQL. Use placeholders and pass the values beside the text.',
    match: {
      rule: {
        all: [
          { any: [{ pattern: '$SQL' }] },
          {
            any: [
              { kind: 'string', has: { kind: 'interpolation' } },
              { kind: 'binary_operator' },
              { kind: 'call', regex: '\\.format\\(' },
            ],
          },
        ],
        regex:
          '(?is)^\\(?[rbf]*["\']{1,3}\\s*(?:SELECT\\s.+\\sFROM|INSERT\\s+INTO|UPDATE\\s.+\\sSET|DELETE\\s+FROM)\\s',
      },
    },
    tainted: 'SQL',
  },
  {
    id: 'py-command-injection',
    language: 'python',
    cwe: 'CWE-78',
    owasp: 'A03',
    severity: 'critical',
    message: 'Request data reaches a shell. Use subprocess.run with a list, and check each argument against a list.',
    match: patterns(
      'os.system($CMD)',
      'os.popen($CMD)',
      'subprocess.getoutput($CMD)',
      'subprocess.run($CMD, $$$, shell=True, $$$)',
      'subprocess.call($CMD, $$$, shell=True, $$$)',
      'subprocess.check_output($CMD, $$$, shell=True, $$$)',
      'subprocess.check_call($CMD, $$$, shell=True, $$$)',
      'subprocess.Popen($CMD, $$$, shell=True, $$$)',
      'asyncio.create_subprocess_shell($CMD, $$$)',
    ),
    tainted: 'CMD',
  },
  {
    id: 'py-code-injection',
    language: 'python',
    cwe: 'CWE-95',
    owasp: 'A03',
    severity: 'critical',
    message: 'Request data is executed as code. Parse what you need instead.',
    match: patterns('eval($CODE)', 'eval($CODE, $$$)', 'exec($CODE)', 'exec($CODE, $$$)', 'compile($CODE, $$$)'),
    tainted: 'CODE',
  },
  {
    id: 'py-template-injection',
    language: 'python',
    cwe: 'CWE-1336',
    owasp: 'A03',
    severity: 'critical',
    message: 'The request is compiled as a template. Keep templates in files and pass the request as values.',
    match: patterns(
      'render_template_string($TEMPLATE)',
      'render_template_string($TEMPLATE, $$$)',
      'jinja2.Template($TEMPLATE)',
      'Template($TEMPLATE)',
      '$ENV.from_string($TEMPLATE)',
    ),
    tainted: 'TEMPLATE',
  },
  {
    id: 'py-nosql-injection',
    language: 'python',
    cwe: 'CWE-943',
    owasp: 'A03',
    severity: 'high',
    message: 'An object in the request can carry operators of the query language. Convert each value with str().',
    match: bounded(
      {
        METHOD: '^(?:find|find_one|update_one|update_many|delete_one|delete_many|find_one_and_update|count_documents)$',
      },
      '$C.$METHOD($FILTER)',
      '$C.$METHOD($FILTER, $$$)',
    ),
    tainted: 'FILTER',
    stops: /^(?:str|int|float|bool|ObjectId)$/,
  },
  {
    id: 'py-regex-injection',
    language: 'python',
    cwe: 'CWE-1333',
    owasp: 'A03',
    severity: 'medium',
    message:
      'The request is a regular expression here, and may need exponential time. Use re.escape, or search for plain text.',
    match: bounded(
      { CALL: '^re\\.(?:compile|match|search|fullmatch|findall|sub)$' },
      '$CALL($TEXT)',
      '$CALL($TEXT, $$$)',
    ),
    tainted: 'TEXT',
  },
];
