import type { RuleNote, Severity } from '../../../../contracts/analysis/finding.js';

interface ModuleRule {
  readonly severity: Severity;
  readonly cwe: string | null;
  readonly description: string;
}

/** None fails when the code runs as it stands: they make it harder to change. */
export const MODULE_RULES = {
  'import-cycle': {
    severity: 'low',
    cwe: 'CWE-1047',
    description: 'Files import each other in a circle: which is loaded first decides what the others see',
  },
  'unused-file': { severity: 'low', cwe: 'CWE-561', description: 'No other file imports it, and nothing starts it' },
  'unused-export': { severity: 'low', cwe: 'CWE-561', description: 'Nobody uses this export' },
  'needless-export': { severity: 'info', cwe: null, description: 'Only its own file uses this export' },
} as const satisfies Record<string, ModuleRule>;

export type ModuleRuleId = keyof typeof MODULE_RULES;

export function moduleRuleNote(id: string): RuleNote {
  const { severity, cwe, description } = MODULE_RULES[id as ModuleRuleId];
  return { id, tool: 'modules', severity, cwe, description, help_uri: null };
}
