import type { RuleGrades } from './rule-grades.js';

/**
 * The recommended rules of eslint-plugin-sonarjs 1, the last line under the LGPL. Not here: layout and taste, what
 * `performance` measures (complexity, copies), what ESLint's own rules say, and `no-ignored-return`, which needs types.
 */
export const SONAR_GRADES: RuleGrades = {
  'sonarjs/no-all-duplicated-branches': ['medium'],
  'sonarjs/no-collection-size-mischeck': ['medium', 'CWE-571'],
  'sonarjs/no-duplicated-branches': ['low'],
  'sonarjs/no-element-overwrite': ['medium', 'CWE-563'],
  'sonarjs/no-empty-collection': ['medium'],
  'sonarjs/no-extra-arguments': ['low', 'CWE-628'],
  'sonarjs/no-gratuitous-expressions': ['low', 'CWE-571'],
  'sonarjs/no-identical-expressions': ['medium', 'CWE-571'],
  'sonarjs/no-inverted-boolean-check': ['info'],
  'sonarjs/no-one-iteration-loop': ['low'],
  'sonarjs/no-redundant-boolean': ['info'],
  'sonarjs/no-redundant-jump': ['info'],
  'sonarjs/no-same-line-conditional': ['low', 'CWE-483'],
  'sonarjs/no-unused-collection': ['low', 'CWE-563'],
  'sonarjs/no-use-of-empty-return-value': ['medium'],
  'sonarjs/non-existent-operator': ['medium', 'CWE-480'],
  'sonarjs/prefer-single-boolean-return': ['info'],
};
