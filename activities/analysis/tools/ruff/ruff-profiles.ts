import { BANDIT_RULES } from './bandit-rules.js';
import { BUGBEAR_RULES } from './bugbear-rules.js';
import { PERFORMANCE_RULES } from './performance-rules.js';
import { PITFALL_RULES } from './pitfall-rules.js';
import { PYFLAKES_RULES } from './pyflakes-rules.js';
import { PYLINT_RULES } from './pylint-rules.js';
import type { RuffRules } from './ruff-rules.js';
import { SIMPLIFY_RULES } from './simplify-rules.js';

export const RUFF_SECURITY: RuffRules = BANDIT_RULES;
export const RUFF_STATIC: RuffRules = {
  ...PYFLAKES_RULES,
  ...BUGBEAR_RULES,
  ...PYLINT_RULES,
  ...PITFALL_RULES,
  ...SIMPLIFY_RULES,
};
export const RUFF_PERFORMANCE: RuffRules = PERFORMANCE_RULES;
