import type { RuleNote, Severity } from '../../../../contracts/analysis/finding.js';
import { SYNTAX_ERROR } from '../syntax-error.js';

const GRADES: Readonly<Record<string, readonly [severity: Severity, cwe?: string]>> = {
  [SYNTAX_ERROR]: ['medium'],
  TS1117: ['medium', 'CWE-462'],
  TS2378: ['medium', 'CWE-394'],
  TS2367: ['medium', 'CWE-697'],
  TS2454: ['medium', 'CWE-457'],
  TS2531: ['medium', 'CWE-476'],
  TS2532: ['medium', 'CWE-476'],
  TS2533: ['medium', 'CWE-476'],
  TS2774: ['medium', 'CWE-571'],
  TS2801: ['medium', 'CWE-571'],
  TS2839: ['medium', 'CWE-697'],
  TS2845: ['medium', 'CWE-697'],
  TS2869: ['medium', 'CWE-571'],
  TS2872: ['medium', 'CWE-571'],
  TS2873: ['medium', 'CWE-570'],
  TS6133: ['low', 'CWE-563'],
  TS6138: ['low', 'CWE-563'],
  TS6192: ['low', 'CWE-563'],
  TS6196: ['low', 'CWE-563'],
  TS6198: ['low', 'CWE-563'],
  TS6199: ['low', 'CWE-563'],
  TS7027: ['low', 'CWE-561'],
  TS7028: ['info'],
  TS7029: ['low', 'CWE-484'],
  TS7030: ['low', 'CWE-394'],
  TS18047: ['medium', 'CWE-476'],
  TS18048: ['medium', 'CWE-476'],
  TS18049: ['medium', 'CWE-476'],
};

/** A compiler error is medium: the code does something else than it says. An implicit `any` only says nothing. */
export function diagnosticNote(id: string): RuleNote {
  const implicitAny = /^TS70[0-5]\d$/.test(id);
  const [severity, cwe] = GRADES[id] ?? [implicitAny ? 'low' : 'medium'];
  const description = id === SYNTAX_ERROR ? 'The file does not parse' : `TypeScript compiler diagnostic ${id}`;
  return { id, tool: 'typescript', severity, cwe: cwe ?? null, description, help_uri: null };
}
