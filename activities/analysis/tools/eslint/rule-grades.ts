import type { Severity } from '../../../../contracts/analysis/finding.js';

/** ESLint rule to our severity, and the CWE where there is one. */
export type RuleGrades = Readonly<Record<string, readonly [severity: Severity, cwe?: `CWE-${number}`]>>;
