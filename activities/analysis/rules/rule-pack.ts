import { JAVASCRIPT_BROWSER } from './javascript/browser.rules.js';
import { JAVASCRIPT_CRYPTOGRAPHY } from './javascript/cryptography.rules.js';
import { JAVASCRIPT_DATA } from './javascript/data.rules.js';
import { JAVASCRIPT_EXPOSURE } from './javascript/exposure.rules.js';
import { JAVASCRIPT_INJECTION } from './javascript/injection.rules.js';
import { JAVASCRIPT_PLACES } from './javascript/request-to-place.rules.js';
import { JAVASCRIPT_SESSIONS } from './javascript/sessions.rules.js';
import { PYTHON_CRYPTOGRAPHY } from './python/cryptography.rules.js';
import { PYTHON_DATA } from './python/data.rules.js';
import { PYTHON_EXPOSURE } from './python/exposure.rules.js';
import { PYTHON_INJECTION } from './python/injection.rules.js';
import { PYTHON_PLACES } from './python/request-to-place.rules.js';
import { PYTHON_SESSIONS } from './python/sessions.rules.js';
import type { Rule } from './rule.js';

/** Every rule we wrote ourselves, a file for each family. */
export const RULE_PACK: readonly Rule[] = [
  ...JAVASCRIPT_BROWSER,
  ...JAVASCRIPT_CRYPTOGRAPHY,
  ...JAVASCRIPT_DATA,
  ...JAVASCRIPT_EXPOSURE,
  ...JAVASCRIPT_INJECTION,
  ...JAVASCRIPT_PLACES,
  ...JAVASCRIPT_SESSIONS,
  ...PYTHON_CRYPTOGRAPHY,
  ...PYTHON_DATA,
  ...PYTHON_EXPOSURE,
  ...PYTHON_INJECTION,
  ...PYTHON_PLACES,
  ...PYTHON_SESSIONS,
];
