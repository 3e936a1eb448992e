import { builtinRules } from 'eslint/use-at-your-own-risk';
import type { RuleNote } from '../../../../contracts/analysis/finding.js';
import { SYNTAX_ERROR } from '../syntax-error.js';
import type { EslintProfile } from './eslint-profile.js';

interface Documented {
  readonly meta?: { readonly docs?: { readonly description?: string; readonly url?: string } };
}

/** Our grade of an ESLint rule with the description and address the rule itself carries. */
export function eslintRuleNote(id: string, profile: EslintProfile): RuleNote {
  const broken = id === SYNTAX_ERROR;
  const [severity, cwe] = profile.grades[id] ?? [broken ? 'medium' : 'low'];
  const docs = ruleOf(id, profile)?.meta?.docs;
  return {
    id,
    tool: 'eslint',
    severity,
    cwe: cwe ?? null,
    description: broken ? 'The file does not parse' : (docs?.description ?? id),
    help_uri: docs?.url ?? null,
  };
}

function ruleOf(id: string, profile: EslintProfile): Documented | undefined {
  const slash = id.lastIndexOf('/');
  if (slash < 0) return builtinRules.get(id);
  return profile.plugins[id.slice(0, slash)]?.rules?.[id.slice(slash + 1)];
}
