import { bounded, text } from '../matches.js';
import type { Rule } from '../rule.js';

/** Request data that becomes objects. */
export const PYTHON_DATA: readonly Rule[] = [
  {
    id: 'py-unsafe-deserialization',
    language: 'python',
    cwe: 'CWE-502',
    owasp: 'A08',
    severity: 'critical',
    message: 'Deserializing request data this way executes code. Use JSON and check the result.',
    match: bounded(
      {
        CALL: '^(?:c?[pP]ickle|dill|cloudpickle|marshal|jsonpickle|joblib|shelve)\\.(?:loads?|decode|open|Unpickler)$',
      },
      '$CALL($DATA)',
      '$CALL($DATA, $$$)',
    ),
    tainted: 'DATA',
  },
  {
    id: 'py-unsafe-yaml',
    language: 'python',
    cwe: 'CWE-502',
    owasp: 'A08',
    severity: 'high',
    message: 'This loader can call functions. Use yaml.safe_load.',
    match: text(
      ['call'],
      '(?s)^yaml\\.(?:(?:unsafe|full)_load(?:_all)?\\(|load\\(.*\\b(?:Unsafe|Full|C)?Loader\\s*\\)$)',
    ),
  },
  {
    id: 'py-mass-assignment',
    language: 'python',
    cwe: 'CWE-915',
    owasp: 'A08',
    severity: 'medium',
    message: 'Every field of the request is taken over, whatever its name. Name the fields that may be set.',
    match: {
      rule: {
        any: [
          { pattern: '$MODEL(**$DATA)' },
          { pattern: '$Q.update(**$DATA)' },
          { pattern: '$Q.create(**$DATA)' },
          { pattern: 'setattr($OBJECT, $DATA, $VALUE)' },
        ],
      },
      constraints: { MODEL: { regex: '^(?:\\w+\\.)*[A-Z]\\w*$' } },
    },
    tainted: 'DATA',
  },
  {
    id: 'py-xml-entities',
    language: 'python',
    cwe: 'CWE-611',
    owasp: 'A05',
    severity: 'high',
    message: 'External entities are resolved. Leave resolve_entities off, or use defusedxml.',
    match: text(['keyword_argument'], '^resolve_entities\\s*=\\s*True$'),
  },
];
