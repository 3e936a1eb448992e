import type { Severity } from '../../../../contracts/analysis/finding.js';

/** Rule code to its name in ruff's documentation, our severity, and the CWE where there is one. */
export type RuffRules = Readonly<Record<string, readonly [name: string, severity: Severity, cwe?: `CWE-${number}`]>>;
