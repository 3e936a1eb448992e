import { bounded, patterns, text } from '../matches.js';
import type { Rule } from '../rule.js';

/** Request data that becomes objects. */
export const JAVASCRIPT_DATA: readonly Rule[] = [
  {
    id: 'js-unsafe-deserialization',
    language: 'javascript',
    cwe: 'CWE-502',
    owasp: 'A08',
    severity: 'critical',
    message: 'Deserializing this way can call functions. Use JSON.parse and check the result.',
    match: patterns(
      'serialize.unserialize($DATA)',
      'nodeSerialize.unserialize($DATA)',
      'unserialize($DATA)',
      'funcster.deepDeserialize($DATA)',
    ),
  },
  {
    id: 'js-v8-deserialization',
    language: 'javascript',
    cwe: 'CWE-502',
    owasp: 'A08',
    severity: 'medium',
    message: 'The request is deserialized by V8. Use JSON.parse and check the result.',
    match: patterns('v8.deserialize($DATA)'),
    tainted: 'DATA',
  },
  {
    id: 'js-mass-assignment',
    language: 'javascript',
    cwe: 'CWE-915',
    owasp: 'A08',
    severity: 'medium',
    message: 'Every field of the request is taken over, whatever its name. Name the fields that may be set.',
    match: bounded(
      {
        METHOD: '^(?:create|insert|insertMany|build|update|updateOne|findByIdAndUpdate|save|assign)$',
        OWNER: '^(?:[A-Z]\\w*|\\w*(?:[Mm]odel|[Rr]epo|[Rr]epository|[Cc]ollection|prisma\\.\\w+))$',
        BODY: '^(?:\\.\\.\\.)?(?:req|request|ctx\\.request)\\.(?:body|query)$',
      },
      '$OWNER.$METHOD($BODY)',
      '$OWNER.$METHOD($$$, $BODY)',
      'new $OWNER($BODY)',
    ),
  },
  {
    id: 'js-prototype-pollution',
    language: 'javascript',
    cwe: 'CWE-1321',
    owasp: 'A08',
    severity: 'high',
    message: 'A merge takes over __proto__ from the request. Name the fields that may be set.',
    match: bounded(
      {
        MERGE:
          '^(?:(?:_|lodash)\\.)?(?:merge|mergeWith|defaultsDeep|deepmerge|deepMerge|extend|setWith)$|^(?:jQuery|\\$)\\.extend$',
      },
      '$MERGE($TARGET, $DATA)',
      '$MERGE($TARGET, $OTHER, $DATA)',
    ),
    tainted: 'DATA',
  },
  {
    id: 'js-xml-entities',
    language: 'javascript',
    cwe: 'CWE-611',
    owasp: 'A05',
    severity: 'high',
    message: 'External entities are resolved. Leave noent off.',
    match: text(['pair'], '^["\']?(?:noent|resolveExternalEntities)["\']?\\s*:\\s*true$'),
  },
];
