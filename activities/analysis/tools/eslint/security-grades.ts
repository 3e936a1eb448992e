import type { RuleGrades } from './rule-grades.js';

/** Every rule of eslint-plugin-security. Those that only see a shape, not where the value comes from, are graded low. */
export const SECURITY_GRADES: RuleGrades = {
  'security/detect-bidi-characters': ['high', 'CWE-1007'],
  'security/detect-buffer-noassert': ['medium', 'CWE-119'],
  'security/detect-child-process': ['high', 'CWE-78'],
  'security/detect-disable-mustache-escape': ['high', 'CWE-79'],
  'security/detect-eval-with-expression': ['high', 'CWE-95'],
  'security/detect-invisible-characters': ['medium', 'CWE-1007'],
  'security/detect-new-buffer': ['medium', 'CWE-908'],
  'security/detect-no-csrf-before-method-override': ['medium', 'CWE-352'],
  'security/detect-non-literal-fs-filename': ['low', 'CWE-22'],
  'security/detect-non-literal-regexp': ['low', 'CWE-1333'],
  'security/detect-non-literal-require': ['medium', 'CWE-829'],
  'security/detect-object-injection': ['low', 'CWE-1321'],
  'security/detect-possible-timing-attacks': ['low', 'CWE-208'],
  'security/detect-pseudoRandomBytes': ['medium', 'CWE-338'],
  'security/detect-unsafe-regex': ['medium', 'CWE-1333'],
};

/** What eslint-plugin-regexp computes, where detect-unsafe-regex counts stars: low, since hostile text must reach the expression. */
export const REDOS_GRADES: RuleGrades = {
  'regexp/no-super-linear-backtracking': ['low', 'CWE-1333'],
  'regexp/no-super-linear-move': ['low', 'CWE-1333'],
};
