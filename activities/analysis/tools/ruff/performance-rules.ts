import { PYLINT_RULES } from './pylint-rules.js';
import type { RuffRules } from './ruff-rules.js';

const BLOCKING = Object.entries(PYLINT_RULES).filter(([id]) => /^ASYNC2\d\d$/.test(id));

/** What blocks an asyncio loop, and perflint's rules as ruff has them. */
export const PERFORMANCE_RULES: RuffRules = {
  ...Object.fromEntries(BLOCKING),
  PERF101: ['unnecessary-list-cast', 'info'],
  PERF102: ['incorrect-dict-iterator', 'info'],
  PERF401: ['manual-list-comprehension', 'info'],
  PERF402: ['manual-list-copy', 'info'],
};
