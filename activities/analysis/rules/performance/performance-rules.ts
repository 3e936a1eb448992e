import type { Rule } from '../rule.js';
import { JAVASCRIPT_PERFORMANCE } from './javascript.rules.js';
import { PYTHON_PERFORMANCE } from './python.rules.js';

/** Rules of our own for what is slow, where the pack of the security analyzer is for what is dangerous. */
export const PERFORMANCE_RULES: readonly Rule[] = [...JAVASCRIPT_PERFORMANCE, ...PYTHON_PERFORMANCE];
