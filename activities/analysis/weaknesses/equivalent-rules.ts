/** Rules of different tools that say the same thing. Rules of one row carry the same CWE or none. */
export const EQUIVALENT_RULES: Readonly<Record<string, readonly string[]>> = {
  'syntax-error': ['syntax-error'],
  'undefined-name': ['no-undef', 'TS2304', 'TS2552'],
  'unused-name': [
    'no-unused-vars',
    '@typescript-eslint/no-unused-vars',
    'TS6133',
    'TS6192',
    'TS6196',
    'TS6198',
    'TS6199',
  ],
  'duplicate-key': ['no-dupe-keys', 'TS1117'],
  'duplicate-member': ['no-dupe-class-members', 'TS2393'],
  'duplicate-parameter': ['no-dupe-args', 'TS2300'],
  'redeclared-name': ['no-redeclare', 'TS2451'],
  'unreachable-code': ['no-unreachable', 'TS7027'],
  'unused-label': ['no-unused-labels', 'TS7028'],
  'switch-fallthrough': ['no-fallthrough', 'TS7029'],
  'constant-assigned': ['no-const-assign', 'TS2588'],
  'class-assigned': ['no-class-assign', 'TS2629'],
  'function-assigned': ['no-func-assign', 'TS2630'],
  'import-assigned': ['no-import-assign', 'TS2632'],
  'not-callable': ['no-obj-calls', 'TS2349'],
  'super-missing': ['constructor-super', 'TS2377'],
  'this-before-super': ['no-this-before-super', 'TS17009'],
  'getter-without-value': ['getter-return', 'TS2378'],
  'value-in-setter': ['no-setter-return', 'TS2408'],
};

const ROW_OF = new Map(
  Object.entries(EQUIVALENT_RULES).flatMap(([row, rules]) => rules.map((rule) => [rule, row] as const)),
);

/** Weaknesses that are special cases of another: tools differ in how closely they look. */
const GENERAL: Readonly<Record<string, string>> = { 'CWE-259': 'CWE-798', 'CWE-321': 'CWE-798' };

/** What a finding is about, whichever tool found it: its CWE, else the name its rule shares with others, else the rule. */
export function weaknessOf(finding: { readonly rule: string; readonly cwe: string | null }): string {
  if (finding.cwe !== null) return GENERAL[finding.cwe] ?? finding.cwe;
  return ROW_OF.get(finding.rule) ?? finding.rule;
}
