import type { RuleNote } from '../../../contracts/analysis/finding.js';
import type { Observation } from '../tools/tool.js';
import type { Failure } from './run-schemathesis.js';

/** Its checks by the titles of its report. */
const GRADES: Readonly<Record<string, Pick<RuleNote, 'severity' | 'cwe'>>> = {
  'Server error': { severity: 'medium', cwe: 'CWE-755' },
  'Schema-violating request accepted': { severity: 'low', cwe: 'CWE-20' },
  'Deleted resource still available': { severity: 'medium', cwe: 'CWE-672' },
  'Authentication not enforced': { severity: 'high', cwe: 'CWE-306' },
};

/** schemathesis as a tool of the report. */
export function fuzzTool(version: string) {
  return {
    about: { name: 'schemathesis', version, uri: 'https://schemathesis.io' },
    rule: (id: string): RuleNote => {
      const { severity, cwe } = GRADES[id] ?? { severity: 'low', cwe: null };
      return {
        id,
        tool: 'schemathesis',
        severity,
        cwe,
        description: id,
        help_uri: 'https://schemathesis.readthedocs.io',
      };
    },
  };
}

export function observationsOf(openapi: string, { title, operations }: Failure): Observation[] {
  return operations.map((operation) => ({
    rule: title,
    ...{ file: openapi, line: 1, column: 1, message: `${operation}: ${title}.`, lineText: `${title} ${operation}` },
  }));
}
