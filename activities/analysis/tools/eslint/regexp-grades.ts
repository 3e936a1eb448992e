import type { RuleGrades } from './rule-grades.js';

/** The rules of eslint-plugin-regexp that see a mistake: an expression that matches something else than it says. */
export const REGEXP_GRADES: RuleGrades = {
  'regexp/no-contradiction-with-assertion': ['medium', 'CWE-185'],
  'regexp/no-dupe-characters-character-class': ['low', 'CWE-185'],
  'regexp/no-dupe-disjunctions': ['low', 'CWE-185'],
  'regexp/no-empty-alternative': ['low', 'CWE-185'],
  'regexp/no-empty-capturing-group': ['low', 'CWE-185'],
  'regexp/no-empty-group': ['low', 'CWE-185'],
  'regexp/no-empty-lookarounds-assertion': ['medium', 'CWE-185'],
  'regexp/no-escape-backspace': ['low', 'CWE-185'],
  'regexp/no-lazy-ends': ['low', 'CWE-185'],
  'regexp/no-misleading-capturing-group': ['low', 'CWE-185'],
  'regexp/no-misleading-unicode-character': ['medium', 'CWE-185'],
  'regexp/no-missing-g-flag': ['medium'],
  'regexp/no-obscure-range': ['low', 'CWE-185'],
  'regexp/no-optional-assertion': ['medium', 'CWE-185'],
  'regexp/no-potentially-useless-backreference': ['low', 'CWE-185'],
  'regexp/no-useless-assertions': ['medium', 'CWE-185'],
  'regexp/no-useless-dollar-replacements': ['low'],
  'regexp/no-zero-quantifier': ['low', 'CWE-185'],
};
